import 'server-only';
import { loadContent } from '../load.ts';
import { readerViewing } from '../viewing.ts';
import { type Redirect, redirectContent } from './redirect.ts';
import { writingsOfPath } from './writings.ts';

/**
 * Where a path of the site has moved to; null when nowhere. Asked when no page was found.
 *
 * @throws LakeUnavailableError
 */
export async function loadRedirect(path: string): Promise<Redirect | null> {
  const paths = writingsOfPath(path);
  const { view } = await loadContent(redirectContent, { paths }, readerViewing);
  const leadsBack = view !== null && writingsOfPath(view.to).some((to) => paths.includes(to));
  return leadsBack ? null : view;
}
