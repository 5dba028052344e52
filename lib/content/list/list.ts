import { z } from 'zod';
import type { Settled } from '../contract/held.ts';
import { each } from '../contract/tolerant.ts';
import { storyTeaser } from '../story/teaser.ts';
import { type StoryListView, storiesPerPage } from './view.ts';

/** Of a page of stories: the stories themselves, and how many there are on all pages. */
export const storyListContract = z.object({
  total: z.number(),
  stories: each(storyTeaser),
});

/** Parameters of every list query: the slice of page `n`, counted from 1. */
export const sliceOfPage = (page: number): { from: number; to: number } => ({
  from: (page - 1) * storiesPerPage,
  to: page * storiesPerPage,
});

/** How many pages a list of `total` things has: at least one, if an empty one. */
export const pageCount = (total: number): number => Math.max(1, Math.ceil(total / storiesPerPage));

/** Whether there may be such a page at all: whole and from 1. What is not is not asked for. */
export const isPageNumber = (page: number): boolean => Number.isSafeInteger(page) && page >= 1;

/**
 * The page number in an address (`/page/<n>`). Page 1 is the list itself, so its number is not one,
 * nor is `02` or `2.0`: null then.
 */
export function parsePageNumber(segment: string): number | null {
  const page = Number(segment);
  return /^[1-9]\d*$/.test(segment) && isPageNumber(page) && page > 1 ? page : null;
}

/** Page `page` of a list; null past the end. */
export const storyListView = (
  raw: Settled<z.output<typeof storyListContract>>,
  page: number,
): StoryListView | null =>
  page > pageCount(raw.total)
    ? null
    : { stories: raw.stories, page, pageCount: pageCount(raw.total), total: raw.total };
