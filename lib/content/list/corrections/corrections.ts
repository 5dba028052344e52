import { defineQuery } from 'groq';
import { z } from 'zod';
import {
  correction,
  correctionProjection,
  newestCorrectionsFirst,
} from '../../article/correction.ts';
import { defineContent } from '../../contract/content.ts';
import { each, viewed } from '../../contract/tolerant.ts';
import { isPublishedStory } from '../../story/published.ts';
import { storyTeaser, storyTeaserProjection } from '../../story/teaser.ts';
import type { CorrectedStoryView } from '../view.ts';

const isCorrected = /* groq */ `${isPublishedStory} && count(corrections) > 0`;

/** Corrected stories, the one corrected last first. */
export const correctionsQuery = defineQuery(`{
  "total": count(*[${isCorrected}]),
  "entries": *[${isCorrected}]
    | order((corrections | order(at desc))[0].at desc, _id)[$from...$to]{
      "story": @{ ${storyTeaserProjection} },
      corrections[]{ ${correctionProjection} }
    }
}`);

const correctedStory = viewed(
  z.object({ story: storyTeaser, corrections: each(correction, { atLeast: 1 }) }),
  ({ story, corrections }): CorrectedStoryView => ({
    story,
    corrections: newestCorrectionsFirst(corrections),
  }),
);

export const correctionsContent = defineContent({
  query: correctionsQuery,
  contract: z.object({ total: z.number(), entries: each(correctedStory) }),
});
