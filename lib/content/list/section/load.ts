import 'server-only';
import { cache } from 'react';
import { sectionPath } from '#lib/routes.ts';
import type { Loaded } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { loadPage } from '../load-page.ts';
import type { SectionPageView } from '../view.ts';
import { sectionPageByIdContent, sectionPageContent, sectionTotalContent } from './section.ts';

/**
 * A section and a page of its stories, newest first; null when there is none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadSectionPage = cache(
  (slug: string, page: number, viewing: Viewing): Promise<Loaded<SectionPageView | null>> =>
    loadPage(
      {
        content: sectionPageContent,
        total: sectionTotalContent,
        byId: { type: 'section', content: sectionPageByIdContent },
        params: { slug },
        page,
      },
      viewing,
      async (raw, count) => {
        const list = await storyListView(raw, page, count);
        const { _id: id, title, description } = raw;
        return list && { id, path: sectionPath(raw.slug), list, title, description };
      },
    ),
);
