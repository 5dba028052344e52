import { notFound, permanentRedirect, redirect } from 'next/navigation';
import { loadRedirect } from '#lib/content/redirect/load.ts';

/** Nothing stands at this path: on to where it moved, when an editor said so, else a 404. Never returns. */
export async function movedOrMissing(path: string): Promise<never> {
  const moved = await loadRedirect(path);
  if (moved === null) notFound();
  if (moved.permanent) permanentRedirect(moved.to);
  redirect(moved.to);
}
