import 'server-only';
import { cache } from 'react';
import { authorPath } from '#lib/routes.ts';
import type { Loaded } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { loadPage } from '../load-page.ts';
import type { AuthorPageView } from '../view.ts';
import { authorPageByIdContent, authorPageContent, authorTotalContent } from './author.ts';

/**
 * An author and a page of their stories, newest first; null when there is none, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadAuthorPage = cache(
  (slug: string, page: number, viewing: Viewing): Promise<Loaded<AuthorPageView | null>> =>
    loadPage(
      {
        content: authorPageContent,
        total: authorTotalContent,
        byId: { type: 'author', content: authorPageByIdContent },
        params: { slug },
        page,
      },
      viewing,
      async (raw, count) => {
        const list = await storyListView(raw, page, count);
        const { _id: id, name, role, bio, portrait, sameAs } = raw;
        return list && { id, path: authorPath(raw.slug), list, name, role, bio, portrait, sameAs };
      },
    ),
);
