import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { perspectiveCookie } from '#lib/preview/cookie.ts';
import { currentPreview } from '#lib/preview/current.ts';
import { type DraftPerspective, perspectiveOf } from '#lib/preview/perspective.ts';
import { shownRelease } from '#lib/preview/shown-release.ts';

export type { DraftPerspective };

/** Through whose eyes a page is made: a reader's, or an editor's who previews. */
export type Viewing =
  | { mode: 'reader' }
  | {
      mode: 'draft';
      perspective: DraftPerspective;
      /** What the release on top is called; null where there is none, or nobody can say. */
      release: string | null;
    };

/** For everything that only ever shows what is published: feeds, sitemaps. */
export const readerViewing: Viewing = { mode: 'reader' };

/**
 * How this request views content: whether it is a preview that still stands decides, and the Studio's
 * Presentation tool names the perspective. The same object all through one request.
 */
export const currentViewing = cache(async (): Promise<Viewing> => {
  if ((await currentPreview()) === null) return readerViewing;
  const asked = (await cookies()).get(perspectiveCookie)?.value;
  const perspective = perspectiveOf(asked);
  return { mode: 'draft', perspective, release: await shownRelease(perspective) };
});
