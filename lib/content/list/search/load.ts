import 'server-only';
import { cache } from 'react';
import type { z } from 'zod';
import type { Settled } from '../../contract/held.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { type storyListContract, storyListView } from '../list.ts';
import { isPageNumber, sliceOfPage } from '../page-number.ts';
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
      const list = await listOf({ reached: 0, stories: [] }, page);
      return { view: list && { query, list, total: 0, isCut: false }, marks: [] };
    }
    const params = { words, most: mostFound, ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(searchContent, params, viewing);
    const list = raw && (await listOf(raw, page));
    if (!raw || !list) return { view: null, marks };
    const total = raw.reached;
    return { view: { query, list, total, isCut: total === mostFound }, marks };
  },
);

/** What is found ends at `mostFound`, so it is counted already. */
const listOf = (raw: Settled<z.output<typeof storyListContract>>, page: number) =>
  storyListView(raw, page, async () => raw.reached);
