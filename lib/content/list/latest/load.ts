import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, sliceOfPage, storyListView } from '../list.ts';
import type { StoryListView } from '../view.ts';
import { latestContent } from './latest.ts';

/**
 * All stories, newest first; null past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadLatest = cache(
  async (page: number, viewing: Viewing): Promise<Loaded<StoryListView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const { view: raw, marks } = await loadContent(latestContent, sliceOfPage(page), viewing);
    return { view: raw && storyListView(raw, page), marks };
  },
);
