import { ownUrl } from './own-path.ts';

/**
 * Where something leads (a redirect, a policy's link), as it goes into an address: a path of this site or
 * an http(s) address, percent-encoded once; null when it is neither.
 */
export function encodedDestination(to: string): string | null {
  if (to.startsWith('/')) {
    const own = ownUrl(to);
    return own && own.pathname + own.search + own.hash;
  }
  const isWeb = /^https?:\/\/[^/\\\p{Cc}][^\p{Cc}]*$/iu.test(to);
  return isWeb ? (URL.parse(to)?.href ?? null) : null;
}
