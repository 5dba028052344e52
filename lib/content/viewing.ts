import 'server-only';
import type { ClientPerspective } from '@sanity/client';
import { cookies, draftMode } from 'next/headers';
import { resolvePerspectiveFromCookies } from 'next-sanity/live';
import { cache } from 'react';

/** A stack of versions, leftmost wins: `drafts`, a release before the published, and so on. */
export type DraftPerspective = Exclude<ClientPerspective, 'raw'>;

/** Through whose eyes a page is made: a reader's, or an editor's who previews. */
export type Viewing = { mode: 'reader' } | { mode: 'draft'; perspective: DraftPerspective };

/** For everything that only ever shows what is published: feeds, sitemaps. */
export const readerViewing: Viewing = { mode: 'reader' };

/**
 * How this request views content: draft mode's cookie decides, and the Studio's Presentation tool
 * names the perspective. The same object all through one request.
 */
export const currentViewing = cache(async (): Promise<Viewing> => {
  const { isEnabled } = await draftMode();
  if (!isEnabled) return readerViewing;
  const perspective = await resolvePerspectiveFromCookies({ cookies: await cookies() });
  return { mode: 'draft', perspective };
});
