import 'server-only';
import { cache } from 'react';
import { authorPath } from '#lib/routes.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, sliceOfPage, storyListView } from '../list.ts';
import type { AuthorPageView } from '../view.ts';
import { authorPageContent } from './author.ts';

/**
 * An author and a page of their stories, newest first; null when there is none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadAuthorPage = cache(
  async (slug: string, page: number, viewing: Viewing): Promise<Loaded<AuthorPageView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const params = { slug, ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(authorPageContent, params, viewing);
    const list = raw && storyListView(raw, page);
    if (!raw || !list) return { view: null, marks };
    const { _id: id, name, role, bio, portrait, sameAs } = raw;
    const view = { id, path: authorPath(raw.slug), list, name, role, bio, portrait, sameAs };
    return { view, marks };
  },
);
