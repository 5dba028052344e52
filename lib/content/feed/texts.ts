import { defineQuery } from 'groq';
import { z } from 'zod';
import { correction, correctionProjection, newestCorrectionsFirst } from '../article/correction.ts';
import { liveUpdate, liveUpdateProjection, liveUpdatesInOrder } from '../article/live-update.ts';
import { body, bodyProjection } from '../body/body.ts';
import { withoutFaultyBlocks } from '../body/contain.ts';
import { enhanced } from '../body/enhance.ts';
import { defineContent } from '../contract/content.ts';
import { each, needed, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, language, oneOf, optionalText, text } from '../contract/words.ts';
import { image, imageProjection } from '../image/image.ts';
import { tagLink, titledProjection } from '../story/link.ts';
import { hasHappened, isPublishedStory } from '../story/published.ts';
import { storyKinds } from '../story/view.ts';
import type { StoryTextView } from './view.ts';

/** What the stories of a feed say: asked by their ids, once the list has said which they are. */
export const feedTextsQuery = defineQuery(`{
  "texts": *[_id in $ids && ${isPublishedStory}]{
    _id,
    kind,
    language,
    "tags": tags[]->{ ${titledProjection} },
    dateline{ city, country },
    "leadImage": leadImage{ ${imageProjection} },
    body[]{ ${bodyProjection} },
    "liveUpdates": liveUpdates[${hasHappened}]{ ${liveUpdateProjection} },
    "corrections": corrections[${hasHappened}]{ ${correctionProjection} }
  }
}`);

const storyText = viewed(
  z.object({
    _id: id,
    kind: optional(oneOf(storyKinds)),
    language: optional(language),
    tags: each(referred(tagLink)),
    dateline: optional(z.object({ city: needed(text), country: optionalText })),
    leadImage: optional(image),
    body,
    liveUpdates: each(liveUpdate),
    corrections: each(correction),
  }),
  ({ _id, kind, language, liveUpdates, corrections, ...raw }): StoryTextView => ({
    ...raw,
    id: _id,
    language: language ?? undefined,
    body: withoutFaultyBlocks(enhanced(raw.body)),
    liveUpdates: kind === 'live' ? liveUpdatesInOrder(liveUpdates).map(withoutFaults) : [],
    corrections: newestCorrectionsFirst(corrections),
  }),
);

const withoutFaults = (update: StoryTextView['liveUpdates'][number]) => ({
  ...update,
  body: withoutFaultyBlocks(update.body),
});

export const feedTextsContent = defineContent({
  query: feedTextsQuery,
  contract: z.object({ texts: each(storyText) }),
});
