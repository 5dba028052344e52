import 'server-only';
import { cookies, draftMode } from 'next/headers';
import { ownPath } from '#lib/own-path.ts';
import { frontPath } from '#lib/routes.ts';
import { endedCookieNames, partitionedCookie } from './cookie.ts';
import { previewDesk, sealedPreview } from './current.ts';

/** A browser removes a cookie only when it is told so with the attributes it was set with. */
const ways = ['SameSite=Lax', 'SameSite=None; Secure'] as const;
const partitionedWay = 'SameSite=None; Secure; Partitioned';

/** Ends the preview, this browser's cookies and copies of them alike, and goes back to a page as readers see it. */
export async function leavePreview(request: Request): Promise<Response> {
  const preview = await sealedPreview();
  if (preview !== null) previewDesk().standings.end(preview);
  (await draftMode()).disable();
  const headers = new Headers({
    location: ownPath(new URL(request.url).searchParams.get('returnTo')) ?? frontPath(),
    'cache-control': 'no-store',
  });
  const partitioned = (await cookies()).has(partitionedCookie);
  for (const name of endedCookieNames) {
    for (const way of partitioned ? [...ways, partitionedWay] : ways) {
      headers.append('set-cookie', `${name}=; Path=/; Max-Age=0; HttpOnly; ${way}`);
    }
  }
  return new Response(null, { status: 307, headers });
}
