import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import { isPageNumber, pageCount, sliceOfPage } from '../list.ts';
import type { CorrectionsPageView } from '../view.ts';
import { correctionsContent } from './corrections.ts';

/**
 * Corrected stories and what was corrected, the latest first; null past the end.
 *
 * @throws LakeUnavailableError
 */
export const loadCorrections = cache(
  async (page: number, viewing: Viewing): Promise<Loaded<CorrectionsPageView | null>> => {
    if (!isPageNumber(page)) return { view: null, marks: [] };
    const { view: raw, marks } = await loadContent(correctionsContent, sliceOfPage(page), viewing);
    if (!raw || page > pageCount(raw.total)) return { view: null, marks };
    return { view: { ...raw, page, pageCount: pageCount(raw.total) }, marks };
  },
);
