import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, sliceOfPage, storyListView } from '../list.ts';
import type { SearchView } from '../view.ts';
import { mostFound, searchContent, searchWords, tidyQuery } from './search.ts';

/**
 * Stories that hold what a reader typed. Nothing typed, or nothing that is a word, finds nothing;
 * null past the end.
 *
 * @throws LakeUnavailableError
 */
export const loadSearch = cache(
  async (typed: string, page: number, viewing: Viewing): Promise<Loaded<SearchView | null>> => {
    const query = tidyQuery(typed);
    const words = searchWords(query);
    if (!isPageNumber(page)) return { view: null, marks: [] };
    if (words.length === 0) {
      const list = storyListView({ total: 0, stories: [] }, page);
      return { view: list && { query, list, isCut: false }, marks: [] };
    }
    const params = { words, most: mostFound, ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(searchContent, params, viewing);
    const list = raw && storyListView(raw, page);
    const isCut = list?.total === mostFound;
    return { view: list && { query, list, isCut }, marks };
  },
);
