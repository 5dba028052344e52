import 'server-only';
import { cache } from 'react';
import { isReserved } from '#lib/reserved-segments.ts';
import type { Loaded } from '../load.ts';
import { loadAddressed } from '../load-addressed.ts';
import type { Viewing } from '../viewing.ts';
import { staticPageByIdContent, staticPageContent } from './static-page.ts';
import type { StaticPageView } from './view.ts';

/**
 * A page of the newsroom's own (`/about`); null when there is none.
 *
 * @throws LakeUnavailableError
 */
export const loadStaticPage = cache(
  async (slug: string, viewing: Viewing): Promise<Loaded<StaticPageView | null>> =>
    isReserved(slug)
      ? { view: null, marks: [] }
      : loadAddressed(
          staticPageContent,
          { type: 'page', content: staticPageByIdContent },
          { slug },
          viewing,
        ),
);
