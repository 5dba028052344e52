import 'server-only';
import { cache } from 'react';
import { sectionPath } from '#lib/routes.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, sliceOfPage, storyListView } from '../list.ts';
import type { SectionPageView } from '../view.ts';
import { sectionPageContent } from './section.ts';

/**
 * A section and a page of its stories, newest first; null when there is none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadSectionPage = cache(
  async (slug: string, page: number, viewing: Viewing): Promise<Loaded<SectionPageView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const params = { slug, ...sliceOfPage(page) };
    const { view: raw, marks } = await loadContent(sectionPageContent, params, viewing);
    const list = raw && storyListView(raw, page);
    if (!raw || !list) return { view: null, marks };
    const { _id: id, title, description } = raw;
    return { view: { id, path: sectionPath(raw.slug), list, title, description }, marks };
  },
);
