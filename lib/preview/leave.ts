import 'server-only';
import { cookies, draftMode } from 'next/headers';
import { readEnvironment } from '#lib/env.ts';
import { ownPath } from '#lib/own-path.ts';
import { frontPath } from '#lib/routes.ts';
import {
  cookieAttributes,
  draftModeCookie,
  partitionedCookie,
  perspectiveCookie,
  previewCookieName,
  variantCookie,
} from './cookie.ts';
import { previewDesk, sealedPreview } from './current.ts';

/** Within the Studio the page stands in a frame, beside a form that would no longer know it. */
const isFramed = (request: Request): boolean => request.headers.get('sec-fetch-dest') === 'iframe';

/**
 * Ends the preview, this browser's cookies and copies of them alike, and goes back to a page as readers see it.
 * In the Studio's frame it only goes back to the page: the way out of a preview there is the Studio's.
 */
export async function leavePreview(request: Request): Promise<Response> {
  if (!isFramed(request)) {
    const preview = await sealedPreview();
    if (preview !== null) previewDesk().standings.end(preview);
    await removeCookies();
  }
  return new Response(null, {
    status: 307,
    headers: {
      location: ownPath(new URL(request.url).searchParams.get('returnTo')) ?? frontPath(),
      'cache-control': 'no-store',
    },
  });
}

/** A browser removes a cookie when it is told so with the attributes it was set with. */
async function removeCookies(): Promise<void> {
  const { siteUrl } = readEnvironment();
  (await draftMode()).disable();
  const jar = await cookies();
  const attributes = cookieAttributes(siteUrl, jar.has(partitionedCookie));
  const ours = [
    previewCookieName(siteUrl),
    draftModeCookie,
    perspectiveCookie,
    variantCookie,
    partitionedCookie,
  ];
  for (const name of ours) jar.delete({ ...attributes, name });
}
