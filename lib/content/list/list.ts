import { z } from 'zod';
import type { Settled } from '../contract/held.ts';
import { each } from '../contract/tolerant.ts';
import { storyTeaser } from '../story/teaser.ts';
import { pageCount } from './page-number.ts';
import type { StoryListView } from './view.ts';

/** Of a page of stories: the stories themselves, and how many there are on all pages. */
export const storyListContract = z.object({
  total: z.number(),
  stories: each(storyTeaser),
});

/** Page `page` of a list; null past the end. */
export const storyListView = (
  raw: Settled<z.output<typeof storyListContract>>,
  page: number,
): StoryListView | null =>
  page > pageCount(raw.total)
    ? null
    : { stories: raw.stories, page, pageCount: pageCount(raw.total), total: raw.total };
