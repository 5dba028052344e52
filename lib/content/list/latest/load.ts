import 'server-only';
import { cache } from 'react';
import type { Loaded } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { loadPage } from '../load-page.ts';
import type { StoryListView } from '../view.ts';
import { latestContent, latestTotalContent } from './latest.ts';

/**
 * All stories, newest first; null past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadLatest = cache(
  (page: number, viewing: Viewing): Promise<Loaded<StoryListView | null>> =>
    loadPage(
      { content: latestContent, total: latestTotalContent, params: {}, page },
      viewing,
      (raw, count) => storyListView(raw, page, count),
    ),
);
