import 'server-only';
import { cache } from 'react';
import { tagPath } from '#lib/routes.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, sliceOfPage, storyListView } from '../list.ts';
import type { TagPageView } from '../view.ts';
import { tagPageContent } from './tag.ts';

/**
 * A tag and a page of its stories, newest first; null when there is no such tag, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadTagPage = cache(
  async (slug: string, page: number, viewing: Viewing): Promise<Loaded<TagPageView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const params = { slug, ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(tagPageContent, params, viewing);
    const list = raw && storyListView(raw, page);
    if (!raw || !list) return { view: null, marks };
    const { _id: id, title, kind, description } = raw;
    return { view: { id, path: tagPath(raw.slug), list, title, kind, description }, marks };
  },
);
