import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { slug } from '../contract/words.ts';
import { bareImage, bareImageProjection } from '../image/image.ts';
import { ofThisSpan } from '../list/archive/archive.ts';
import { storyDates, storyDatesContract, storyDatesProjection } from '../story/dates.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { SitemapEntryView } from './view.ts';

/** The stories of a file: some of those of a month, with the pictures their pages show. */
export const sitemapStoriesQuery = defineQuery(`{
  "stories": *[${ofThisSpan}] | ${newestFirst}[$start...$end]{
    _id,
    "slug": slug.current,
    "noIndex": seo.noIndex,
    ${storyDatesProjection},
    "lead": leadImage{ ${bareImageProjection} },
    "inBody": body[_type == "newsImage"]{ ${bareImageProjection} },
    "inGalleries": body[_type == "gallery"].pictures[]{ ${bareImageProjection} },
    "stills": body[_type in ["video", "embed"] && defined(poster)]{ poster{ ${bareImageProjection} } }
  }
}`);

const story = viewed(
  z.object({
    slug,
    noIndex: optional(z.boolean()),
    ...storyDatesContract.shape,
    lead: optional(bareImage),
    inBody: each(bareImage),
    inGalleries: each(bareImage),
    stills: each(z.object({ poster: optional(bareImage) })),
  }),
  ({ slug, noIndex, lead, inBody, inGalleries, stills, ...raw }): SitemapEntryView | null =>
    noIndex === true
      ? null
      : {
          path: articlePath(slug),
          modifiedAt: storyDates(raw).modifiedAt,
          pictures: [lead, ...inBody, ...inGalleries, ...stills.map(({ poster }) => poster)].filter(
            (picture) => picture !== null,
          ),
        },
);

export const sitemapStoriesContent = defineContent({
  query: sitemapStoriesQuery,
  contract: z.object({ stories: each(story) }),
  patient: true,
});

/** When the newest story last changed: what lists that show it change with. */
export const newestStoryQuery = defineQuery(`{
  "newest": *[${isPublishedStory}] | ${newestFirst}[0]{ ${storyDatesProjection} }
}`);

export const newestStoryContent = defineContent({
  query: newestStoryQuery,
  contract: z.object({
    newest: optional(
      viewed(z.object(storyDatesContract.shape), (raw) => storyDates(raw).modifiedAt),
    ),
  }),
});
