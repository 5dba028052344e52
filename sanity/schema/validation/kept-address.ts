import type { ValidationContext } from 'sanity';
import { isKept, moveBetween, redirectsInRelease } from '../../actions/release-redirects.ts';
import { apiVersion } from '../../api-version.ts';
import { publishedId } from './references.ts';

const releaseOf = (id: string): string | undefined => /^versions\.([^.]+)\./.exec(id)?.[1];

/**
 * Checks that a document whose address changes with a release leaves a redirect in it. A draft leaves
 * its own when it is published; nothing of the Studio runs when a release is.
 */
export async function keepsOldAddress(
  _: unknown,
  { document, getClient }: ValidationContext,
): Promise<true | string> {
  const release = document === undefined ? undefined : releaseOf(document._id);
  if (document === undefined || release === undefined) return true;
  const client = getClient({ apiVersion });
  const id = publishedId(document._id);
  const published = await client.fetch('*[_id == $id][0]', { id }, { perspective: 'published' });
  const move = moveBetween({ id, type: document._type }, published, document);
  if (move === null || isKept(await redirectsInRelease(client, release, move), move)) return true;
  return `Readers who have ${move.left} would not find the page. Choose “Keep the old address”.`;
}
