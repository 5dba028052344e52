import { leadsBack } from '#lib/content/redirect/writings.ts';
import { encodedDestination } from '#lib/destination.ts';
import { isObject } from '#lib/is-object.ts';

const unfit = /[\s#\\]/u;
/** Where no page is, and nothing leads on. */
const kept = /^\/(?:studio|api|lake|_next)(?:[/?]|$)/;

/** Checks the old address of a redirect: a path of this site, with a query or without; not the front page. */
export function isOldPath(from: unknown): true | string {
  if (typeof from !== 'string' || from === '') return true;
  if (!from.startsWith('/') || from.startsWith('//')) {
    return 'Write the path only, from its first slash: /article/old-address, or /?p=12.';
  }
  if (/^\/\??$/.test(from)) return 'The front page cannot be redirected.';
  if (unfit.test(from)) return 'An address has no spaces and none of # \\.';
  if (kept.test(from)) return 'The site keeps this address for itself.';
  return isReadable(from) || 'A percent sign stands before two letters or digits, such as %20.';
}

function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address);
    return true;
  } catch {
    return false;
  }
}

/** Checks where something leads: a path of this site, or an http(s) address elsewhere. */
export const isDestination = (to: unknown): true | string =>
  typeof to !== 'string' ||
  to === '' ||
  encodedDestination(to.trim()) !== null ||
  'Write a path from its first slash (/article/new-address) or a full address (https://…).';

/** Checks that a redirect leads away from where it starts, in whatever writing. */
export const leadsElsewhere = (to: unknown, from: unknown): true | string =>
  typeof to === 'string' && to !== '' && typeof from === 'string' && leadsBack(from, to.trim())
    ? 'This leads back to the same address.'
    : true;

/** Whether a redirect leads to where its document is, instead of to an address that somebody wrote. */
export const followsDocument = (redirect: unknown): boolean =>
  isObject(redirect) && 'documentId' in redirect && typeof redirect.documentId === 'string';
