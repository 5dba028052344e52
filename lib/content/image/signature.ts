import { createHmac } from 'node:crypto';
import { readEnvironment } from '#lib/env.ts';

/** Characters of a signature: 132 bits. */
const LENGTH = 22;

/** Signs what an address asks for: the picture's file and the query, as they stand in it. */
export type Sign = (file: string, query: URLSearchParams) => string;

/**
 * What signs addresses of pictures; null where nothing is to be signed. The embedded lake makes a crop
 * for readers only when the site has signed for it: a stranger could invent any number of them. One that
 * is not signed is answered with the nearest on a coarse grid.
 */
export function pictureSigner(): Sign | null {
  const { lake, revalidateSecret } = readEnvironment().sanity;
  if (lake === 'hosted' || revalidateSecret === undefined) return null;
  return (file, query) =>
    createHmac('sha256', revalidateSecret)
      .update(`picture ${file}?${query}`)
      .digest('base64url')
      .slice(0, LENGTH);
}
