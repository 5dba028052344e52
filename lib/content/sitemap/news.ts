import { defineQuery } from 'groq';
import { z } from 'zod';
import { articlePath } from '#lib/routes.ts';
import { type Ask, defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { instant, language, slug, text } from '../contract/words.ts';
import { oneToAnAddress } from '../story/one-address.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { NewsEntryView } from './view.ts';

/** Some of the newest stories, which only as many are asked for as two days have. */
export const newsSitemapQuery = defineQuery(`{
  "stories": *[${isPublishedStory} && seo.noIndex != true] | ${newestFirst}[$start...$end]{
    _id, headline, "slug": slug.current, publishedAt, language
  }
}`);

const story = viewed(
  z.object({ headline: text, slug, publishedAt: instant, language: optional(language) }),
  ({ slug, ...raw }): NewsEntryView => ({ ...raw, path: articlePath(slug) }),
);

export const newsSitemapContent = defineContent({
  query: newsSitemapQuery,
  contract: z.object({ stories: each(story) }),
});

const hour = 60 * 60 * 1000;
/** News search takes no older stories, and no more than a thousand. */
const oldest = 48 * hour;
const most = 1000;
/** The order is one of text: by offsets, a story may stand behind ones that are a day older. */
const astray = 26 * hour;
const atOnce = 100;

/** The stories of the two days before `now` (ISO 8601), the newest first. Older ones are not read. */
export async function newsOf(ask: Ask, now: string): Promise<NewsEntryView[]> {
  const age = ({ publishedAt }: NewsEntryView) => Date.parse(now) - Date.parse(publishedAt);
  const news: NewsEntryView[] = [];
  for (let start = 0; news.length < most; start += atOnce) {
    const asked = await ask(newsSitemapContent, { start, end: start + atOnce });
    const stories = asked?.stories ?? [];
    news.push(...stories.filter((story) => age(story) <= oldest));
    if (!stories.some((story) => age(story) <= oldest + astray)) break;
  }
  news.sort((one, other) => Date.parse(other.publishedAt) - Date.parse(one.publishedAt));
  return oneToAnAddress(news, ({ path }) => path).slice(0, most);
}

/** When the first of them is no more, in milliseconds since the epoch; infinite when there are none. */
export const leaving = (stories: readonly NewsEntryView[]): number =>
  Math.min(...stories.map(({ publishedAt }) => Date.parse(publishedAt) + oldest));
