import 'server-only';
import { cache } from 'react';
import type { Loaded } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { coverageOf, storyOfPage } from '../coverage.ts';
import { loadArticle } from '../load.ts';
import { loadOnward } from '../onward/load.ts';
import type { ArticlePageView } from '../view.ts';

/**
 * The page of the story at `/article/<slug>`, of a live one page `page` (from 1) of its updates, and where
 * it leads on to; null when there is none.
 *
 * @throws LakeUnavailableError
 */
export const loadArticlePage = cache(
  async (slug: string, page: number, viewing: Viewing): Promise<Loaded<ArticlePageView | null>> => {
    const { view: story, marks } = await loadArticle(slug, viewing);
    if (story === null) return { view: null, marks };
    const coverage = coverageOf(story, page);
    if (page > 1 && coverage === null) return { view: null, marks };
    const onward = await loadOnward(story, viewing);
    const told = coverage === null ? story : storyOfPage(story, coverage);
    return {
      view: { ...told, coverage, onward: onward.view },
      marks: [...marks, ...onward.marks],
    };
  },
);
