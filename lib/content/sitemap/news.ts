import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { defineContent } from '../contract/content.ts';
import { each, viewed } from '../contract/tolerant.ts';
import { instant, slug, text } from '../contract/words.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { NewsEntryView } from './view.ts';

/** As many of the newest stories as a news sitemap may hold. */
export const newsSitemapQuery = defineQuery(`{
  "stories": *[${isPublishedStory} && seo.noIndex != true] | ${newestFirst}[0...1000]{
    _id, headline, "slug": slug.current, publishedAt
  }
}`);

const story = viewed(
  z.object({ headline: text, slug, publishedAt: instant }),
  ({ slug, ...raw }): NewsEntryView => ({ ...raw, path: articlePath(slug) }),
);

export const newsSitemapContent = defineContent({
  query: newsSitemapQuery,
  contract: z.object({ stories: each(story) }),
});

const twoDays = 2 * 24 * 60 * 60 * 1000;

/** The stories of the two days before `now` (ISO 8601): news search takes no older ones. */
export const ofTheLastTwoDays = (stories: readonly NewsEntryView[], now: string): NewsEntryView[] =>
  stories.filter(({ publishedAt }) => Date.parse(now) - Date.parse(publishedAt) <= twoDays);

/** When the first of them is no more, in milliseconds since the epoch; infinite when there are none. */
export const leaving = (stories: readonly NewsEntryView[]): number =>
  Math.min(...stories.map(({ publishedAt }) => Date.parse(publishedAt) + twoDays));
