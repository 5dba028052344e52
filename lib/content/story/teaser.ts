import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { each, optional, referred, viewed } from '../contract/tolerant.ts';
import { id, language, oneOf, optionalText, slug, text } from '../contract/words.ts';
import { image, imageProjection } from '../image/image.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from './dates.ts';
import { storyLength, storyLengthContract, storyLengthProjection } from './length.ts';
import { authorLink, authorProjection, sectionLink, titledProjection } from './link.ts';
import { type StoryTeaserView, storyKinds } from './view.ts';

/** Of a story, for any list. */
export const storyTeaserProjection = /* groq */ `
  _id,
  headline,
  standfirst,
  kind,
  language,
  "slug": slug.current,
  "section": section->{ ${titledProjection} },
  "authors": authors[]->{ ${authorProjection} },
  "image": leadImage{ ${imageProjection} },
  "listing": listing{ headline, standfirst, "image": image{ ${imageProjection} } },
  ${storyDatesProjection}
`;

/** The same for lists that say how long a story takes to read, for which they need its text. */
export const measuredTeaserProjection = /* groq */ `
  ${storyTeaserProjection},
  ${storyLengthProjection}
`;

const listing = z.object({
  headline: optionalText,
  standfirst: optionalText,
  image: optional(image),
});

const teaserContract = z.object({
  _id: id,
  headline: text,
  standfirst: optionalText,
  kind: optional(oneOf(storyKinds)),
  language: optional(language),
  slug,
  section: optional(sectionLink),
  authors: each(referred(authorLink), { atLeast: 1 }),
  image: optional(image),
  listing: optional(listing),
  ...storyDatesContract.shape,
  ...storyLengthContract.partial().shape,
});

/** A story in a list, with the editor's words and picture for lists where there are any. */
export const storyTeaser = viewed(
  teaserContract,
  ({ listing, ...raw }): StoryTeaserView => ({
    id: raw._id,
    href: articlePath(raw.slug),
    headline: listing?.headline ?? raw.headline,
    standfirst: listing?.standfirst ?? raw.standfirst,
    kind: raw.kind ?? 'news',
    language: raw.language ?? undefined,
    section: raw.section,
    authors: raw.authors,
    ...storyDates(raw),
    image: listing?.image ?? raw.image,
    readingMinutes: raw.texts === undefined ? null : storyLength(raw).readingMinutes,
  }),
);
