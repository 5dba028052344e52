import { z } from 'zod';
import type { Settled } from '../contract/held.ts';
import { each } from '../contract/tolerant.ts';
import { oneToAnAddress } from '../story/one-address.ts';
import { storyTeaser } from '../story/teaser.ts';
import { pageCount, sliceOfPage } from './page-number.ts';
import type { StoryListView } from './view.ts';

/**
 * Of a page of stories: the stories themselves, and how far the list was read. A list that ends before
 * `$within` is as long as that, and nothing has to be counted.
 */
export const storyListContract = z.object({
  reached: z.number(),
  stories: each(storyTeaser),
});

/** How many there are on all pages: asked apart, so that no reader waits for a count to see stories. */
export const totalContract = z.object({ total: z.number() });

/** How many there are on all pages; null while nobody can say. */
export type Count = () => Promise<number | null>;

/** Page `page` of a list; null past the end. Counts only what is longer than was read. */
export async function storyListView(
  { reached, stories }: Settled<z.output<typeof storyListContract>>,
  page: number,
  count: Count,
): Promise<StoryListView | null> {
  if (reached < sliceOfPage(page).within) return pageOf(stories, page, reached);
  const counted = await count();
  return pageOf(stories, page, counted === null ? null : Math.max(counted, reached));
}

function pageOf(
  stories: StoryListView['stories'],
  page: number,
  total: number | null,
): StoryListView | null {
  const pages = total === null ? null : pageCount(total);
  if (pages !== null && page > pages) return null;
  const standing = oneToAnAddress(stories, ({ href }) => href);
  return { stories: standing, page, pageCount: pages, total };
}
