import type { IncomingHttpHeaders } from 'node:http';

/** A page or a document for machines: whole, and the same for every reader. */
export type PageAddress = {
  kind: 'page';
  /** Path and the query the page reads, as Next is asked for it. */
  url: string;
  /** Headers the router asks for a part of a page with; empty for the whole. */
  part: Readonly<Record<string, string>>;
  /** Whether a reader's own words are in it. */
  typed: boolean;
};

/** Where a request goes. */
export type Destination =
  | PageAddress
  /** Answered by Next, each time: its files, the Studio, the site's interfaces. */
  | { kind: 'next'; url: string }
  | { kind: 'missing' }
  | { kind: 'refused'; status: 400 | 414; reason: string };

/** Longer ones no page of ours has. */
const longestAddress = 8192;

/** Where the page about a missing page stands; asked by the front door alone. */
export const missingAddress: PageAddress = {
  kind: 'page',
  url: '/_missing',
  part: {},
  typed: false,
};

const search = '/search';
const wordsOfSearch = ['q', 'page'] as const;

/** Where Next's own picture service would be, which nothing of ours asks. */
const closed = /^\/_next\/(image|data)(\/|$)/;
const nextsOwn = /^\/(_next|api|studio)(\/|$)/;
/** Styles are Next's too, and kept like pages. */
const styles = /^\/_next\/static\/chunks\/[\w-]+\.css$/;

const partHeaders = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
] as const;

/**
 * Reads an address as a client sent it. Percent signs have to mean something, and only what a page
 * reads of a query goes on to it: nobody makes a second page of one by adding to its address.
 */
export function destinationOf(url: string, headers: IncomingHttpHeaders): Destination {
  if (url.length > longestAddress) {
    return { kind: 'refused', status: 414, reason: 'The address is too long.' };
  }
  const [rawPath = '', ...rest] = url.split('?');
  const path = wellFormed(rawPath);
  if (path === null) {
    return { kind: 'refused', status: 400, reason: 'The address is malformed.' };
  }
  if (closed.test(path) || path === missingAddress.url) return { kind: 'missing' };
  if (nextsOwn.test(path) && !styles.test(path))
    return { kind: 'next', url: [path, ...rest].join('?') };
  const part = partOf(headers);
  const query = queryOf(path, new URLSearchParams(rest.join('?')), part.rsc !== undefined);
  return { kind: 'page', url: path + query, part, typed: path === search && query !== '' };
}

/** The path alone, with what a browser would not have sent as it is encoded; null when it is malformed. */
function wellFormed(path: string): string | null {
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return null;
  try {
    // A lone surrogate, an overlong or cut sequence, a lone percent sign.
    if (/\p{Cc}/u.test(decodeURIComponent(path))) return null;
    return new URL(path, 'http://site.invalid').pathname;
  } catch {
    return null;
  }
}

function queryOf(path: string, given: URLSearchParams, isPart: boolean): string {
  const kept = new URLSearchParams();
  if (path === search) {
    for (const name of wordsOfSearch) {
      const value = given.get(name);
      if (value !== null) kept.set(name, value);
    }
  }
  // The router's mark of a part: what it asks for stands in its headers.
  const mark = isPart ? given.get('_rsc') : null;
  if (mark !== null && /^[\w-]{0,40}$/.test(mark)) kept.set('_rsc', mark);
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}

function partOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  if (headers.rsc === undefined) return {};
  const part: Record<string, string> = {};
  for (const name of partHeaders) {
    const value = headers[name];
    if (typeof value === 'string') part[name] = value;
  }
  return part;
}

/** What a page is kept under. */
export const keyOf = ({ url, part }: PageAddress): string =>
  part.rsc === undefined ? url : JSON.stringify([url, part]);
