import { encodedDestination } from '#lib/destination.ts';
import { isObject } from '#lib/is-object.ts';

const unfitPath = /[\s?#\\]/u;

/** Checks the old address of a redirect: a path of this site, not the front page. */
export function isOldPath(from: string | undefined): true | string {
  if (from === undefined || from === '') return true;
  if (!from.startsWith('/') || from.startsWith('//')) {
    return 'Write the path only, from its first slash: /article/old-address.';
  }
  if (from === '/') return 'The front page cannot be redirected.';
  if (unfitPath.test(from)) return 'A path has no spaces and none of ? # \\.';
  return true;
}

/** Checks where something leads: a path of this site, or an http(s) address elsewhere. */
export const isDestination = (to: string | undefined): true | string =>
  !to ||
  encodedDestination(to.trim()) !== null ||
  'Write a path from its first slash (/article/new-address) or a full address (https://…).';

/** Checks that a redirect leads away from where it starts. */
export function leadsElsewhere(to: string | undefined, from: unknown): true | string {
  const plain = (path: string) => path.replace(/\/+$/, '');
  return to !== undefined && typeof from === 'string' && to !== '' && plain(to) === plain(from)
    ? 'This leads back to the same address.'
    : true;
}

/** Whether a redirect leads to where its document is, instead of to an address that somebody wrote. */
export const followsDocument = (redirect: unknown): boolean =>
  isObject(redirect) && 'documentId' in redirect && typeof redirect.documentId === 'string';
