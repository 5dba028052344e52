import 'server-only';
import { cache } from 'react';
import { type Loaded, loadContent, loadIfReady } from '../load.ts';
import type { Viewing } from '../viewing.ts';
import { frontPageContent } from './front-page.ts';
import type { FrontPageView, RailView } from './view.ts';

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

/** The sections of the front page with what is new in them, as far as the lake can say at once. */
export const loadRails = cache(async (viewing: Viewing): Promise<Loaded<RailView[]>> => {
  const { view, marks } = await loadIfReady(frontPageContent, {}, viewing);
  return { view: view?.rails ?? [], marks };
});
