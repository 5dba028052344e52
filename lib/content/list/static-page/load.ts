import 'server-only';
import { cache } from 'react';
import { reservedSegments } from '#lib/routes.ts';
import { type Loaded, loadContent } from '../../load.ts';
import type { Viewing } from '../../viewing.ts';
import type { StaticPageView } from '../view.ts';
import { staticPageContent } from './static-page.ts';

const reserved: ReadonlySet<string> = new Set(reservedSegments);

/**
 * A page of the newsroom's own (`/about`); null when there is none.
 *
 * @throws LakeUnavailableError
 */
export const loadStaticPage = cache(
  async (slug: string, viewing: Viewing): Promise<Loaded<StaticPageView | null>> =>
    reserved.has(slug)
      ? { view: null, marks: [] }
      : loadContent(staticPageContent, { slug }, viewing),
);
