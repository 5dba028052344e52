import 'server-only';
import { cache } from 'react';
import { tagPath } from '#lib/routes.ts';
import type { Loaded } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { storyListView } from '../list.ts';
import { loadPage } from '../load-page.ts';
import type { TagPageView } from '../view.ts';
import { tagPageByIdContent, tagPageContent, tagTotalContent } from './tag.ts';

/**
 * A tag and a page of its stories, newest first; null when there is no such tag, and past the end.
 *
 * @param page from 1.
 * @throws LakeUnavailableError
 */
export const loadTagPage = cache(
  (slug: string, page: number, viewing: Viewing): Promise<Loaded<TagPageView | null>> =>
    loadPage(
      {
        content: tagPageContent,
        total: tagTotalContent,
        byId: { type: 'tag', content: tagPageByIdContent },
        params: { slug },
        page,
      },
      viewing,
      async (raw, count) => {
        const list = await storyListView(raw, page, count);
        const { _id: id, title, kind, description } = raw;
        return list && { id, path: tagPath(raw.slug), list, title, kind, description };
      },
    ),
);
