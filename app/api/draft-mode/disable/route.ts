import { draftMode } from 'next/headers';
import { redirect } from 'next/navigation';
import { frontPath } from '#lib/routes.ts';

/** Leaves the preview and goes back to the page, as readers see it. */
export async function GET(request: Request): Promise<never> {
  (await draftMode()).disable();
  redirect(pathOnThisSite(new URL(request.url).searchParams.get('returnTo')));
}

/** A path of our own; anything that could lead elsewhere becomes the front page. */
function pathOnThisSite(given: string | null): string {
  if (given === null || !given.startsWith('/')) return frontPath();
  const base = 'http://site.invalid';
  const url = URL.canParse(given, base) ? new URL(given, base) : null;
  return url?.origin === base ? `${url.pathname}${url.search}` : frontPath();
}
