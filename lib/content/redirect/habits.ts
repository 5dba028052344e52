import { reservedSegments } from '../../reserved-segments.ts';
import { siteFeedPath } from '../../routes.ts';
import { encodedPath, plainPath } from './writings.ts';

/** What people and feed readers try where other sites have it. */
const elsewhere: Readonly<Record<string, string>> = {
  '/index.html': '/',
  '/index.htm': '/',
  '/index.php': '/',
  '/home': '/',
  '/feed': siteFeedPath(),
  '/rss': siteFeedPath(),
  '/rss.xml': siteFeedPath(),
  '/atom.xml': siteFeedPath(),
  '/feed/atom': siteFeedPath(),
  '/feed/rss2': siteFeedPath(),
};

const feedOfList = /^(\/(?:tag|section|author)\/[^/]+)\/(?:feed|rss|rss\.xml|atom\.xml)$/;

/**
 * Where an address leads that is one of ours in another writing, or that other sites have: letters not
 * composed, capitals in what is the site's own word, a feed by another name. Null: it is nothing we know.
 *
 * @param path as it was asked for, percent-encoded or not.
 */
export function habitualAddress(path: string): string | null {
  const plain = plainPath(path);
  const known = elsewhere[plain.toLowerCase()];
  if (known !== undefined) return known;
  const [, list] = feedOfList.exec(plain) ?? [];
  if (list !== undefined) return `${encodedPath(list)}/feed.xml`;
  // Decoded, a slash within a segment would be one between two, and `//` the beginning of another site.
  if (/%2f/i.test(path)) return null;
  const ours = inOurWords(plain) ?? plain;
  return ours.startsWith('//') || ours === asItCame(path) ? null : encodedPath(ours);
}

/** Decoded, and not composed. */
function asItCame(path: string): string {
  const bare = path.length > 1 ? path.replace(/\/+$/, '') || '/' : path;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

const words: ReadonlySet<string> = new Set(reservedSegments);

/** `/Article/x` is `/article/x`; a slug keeps its capitals. */
function inOurWords(plain: string): string | null {
  const [, first = '', ...rest] = plain.split('/');
  const small = first.toLowerCase();
  return small !== first && words.has(small) ? ['', small, ...rest].join('/') : null;
}
