import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent } from '../load.ts';
import type { Viewing } from '../viewing.ts';
import { frontPageContent } from './front-page.ts';
import type { FrontPageView } from './view.ts';

const empty: FrontPageView = { breaking: [], lead: null, side: [], strip: [], rails: [] };

/**
 * The front page; without stories an empty one.
 *
 * @throws LakeUnavailableError
 */
export const loadFrontPage = cache(async (viewing: Viewing): Promise<Loaded<FrontPageView>> => {
  const { view, marks } = await loadContent(frontPageContent, {}, viewing);
  return { view: view ?? empty, marks };
});
