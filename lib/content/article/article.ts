import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { body, bodyProjection } from '../body/body.ts';
import { enhanced } from '../body/enhance.ts';
import { defineContent } from '../contract/content.ts';
import type { Settled } from '../contract/held.ts';
import { each, needed, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, language, oneOf, optionalText, slug, text } from '../contract/words.ts';
import { image, imageProjection } from '../image/image.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from '../story/dates.ts';
import { storyLength, storyLengthContract, storyLengthProjection } from '../story/length.ts';
import {
  authorContract,
  authorLinkView,
  authorProjection,
  sectionLink,
  tagLink,
  titledProjection,
} from '../story/link.ts';
import { byMoment, hasHappened, isPublishedStory } from '../story/published.ts';
import { measuredTeaserProjection, storyTeaser, storyTeaserProjection } from '../story/teaser.ts';
import { type StoryTeaserView, storyKinds } from '../story/view.ts';
import { correction, correctionProjection, newestCorrectionsFirst } from './correction.ts';
import { liveUpdate, liveUpdateProjection, liveUpdatesInOrder } from './live-update.ts';
import type { ArticleView } from './view.ts';

/** What a story says itself. */
const ownProjection = /* groq */ `
  _id,
  headline,
  standfirst,
  kind,
  language,
  "translationOf": translationOf._ref,
  "slug": slug.current,
  "section": section->{ ${titledProjection} },
  "tags": tags[]->{ ${titledProjection} },
  "authors": authors[]->{ ${authorProjection}, role, "portrait": portrait{ ${imageProjection} } },
  dateline{ city, country },
  "leadImage": leadImage{ ${imageProjection} },
  body[]{ ${bodyProjection} },
  "liveUpdates": liveUpdates[${hasHappened}]{ ${liveUpdateProjection} },
  "corrections": corrections[${hasHappened}]{ ${correctionProjection} },
  "seo": seo{ title, description, "image": image{ ${imageProjection} }, noIndex },
  ${storyDatesProjection}
`;

const relatedStories = /* groq */ `[...related[]->][${isPublishedStory}]`;

/** Of a story, for its own page. */
export const articleProjection = /* groq */ `
  ${ownProjection},
  "related": ${relatedStories}{ ${measuredTeaserProjection} },
  ${storyLengthProjection}
`;

/** The same without its length and that of others: no text is at fault for how long it takes to read. */
export const unmeasuredArticleProjection = /* groq */ `
  ${ownProjection},
  "related": ${relatedStories}{ ${storyTeaserProjection} }
`;

/** The story at an address. Should two share it, the newer one stands there. */
export const articleQuery = defineQuery(
  `*[slug.current == $slug && ${isPublishedStory}] | ${byMoment}[0]{ ${articleProjection} }`,
);

const dateline = z.object({ city: needed(text), country: optionalText });

/** A place of which nothing is said any more is no place, and no fault. */
type StoredDateline = z.input<typeof dateline> | null | undefined;
const writtenDateline = z.transform(
  (raw: StoredDateline): StoredDateline => (raw?.city || raw?.country ? raw : null),
);

const seo = z.object({
  title: optionalText,
  description: optionalText,
  image: optional(image),
  noIndex: optional(z.boolean()),
});

const author = z.object({
  ...authorContract.shape,
  role: optionalText,
  portrait: optional(image).optional(),
});

const articleContract = z.object({
  _id: id,
  headline: text,
  standfirst: optionalText,
  kind: optional(oneOf(storyKinds)),
  language: optional(language),
  translationOf: optional(id),
  slug,
  section: optional(sectionLink),
  tags: each(referred(tagLink)),
  authors: each(referred(author), { atLeast: 1 }),
  dateline: writtenDateline.pipe(optional(dateline)),
  leadImage: optional(image),
  body,
  liveUpdates: each(liveUpdate),
  related: each(storyTeaser),
  corrections: each(correction),
  seo: optional(seo),
  ...storyDatesContract.shape,
  ...storyLengthContract.shape,
});

const noSeo = { title: null, description: null, image: null, noIndex: false };

function articleView(raw: Settled<z.output<typeof articleContract>>): ArticleView {
  const kind = raw.kind ?? 'news';
  return {
    id: raw._id,
    href: articlePath(raw.slug),
    headline: raw.headline,
    standfirst: raw.standfirst,
    kind,
    language: raw.language ?? undefined,
    translationOf: raw.translationOf ?? undefined,
    translations: [],
    section: raw.section,
    tags: raw.tags,
    authors: raw.authors.map(({ role, portrait = null, ...named }) => ({
      ...authorLinkView(named),
      role,
      portrait,
    })),
    dateline: raw.dateline,
    ...storyDates(raw),
    leadImage: raw.leadImage,
    body: enhanced(raw.body),
    liveUpdates: kind === 'live' ? liveUpdatesInOrder(raw.liveUpdates) : [],
    related: eachOnce(raw.related).filter((story) => story.id !== raw._id),
    corrections: newestCorrectionsFirst(raw.corrections),
    ...storyLength(raw),
    seo: raw.seo ? { ...raw.seo, noIndex: raw.seo.noIndex ?? false } : noSeo,
  };
}

const eachOnce = (stories: readonly StoryTeaserView[]): StoryTeaserView[] => [
  ...new Map(stories.map((story) => [story.id, story])).values(),
];

/** A story on its own page. Cannot be served without headline, slug, date and an author. */
export const article = viewed(articleContract, articleView);

export const articleContent = defineContent({
  query: articleQuery,
  contract: article,
  atHand: true,
});
