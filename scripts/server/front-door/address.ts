import type { IncomingHttpHeaders } from 'node:http';
import { markdownPath } from '#lib/routes.ts';

/** A page or a document for machines: whole, and the same for every reader. */
export type PageAddress = {
  kind: 'page';
  /** Path and the query the page reads, in the one way they are written. */
  url: string;
  /** All of the query it came with, which no page is made of. */
  query: string;
  /** Whether the router of an open page asks, for what the page is made of. */
  isPart: boolean;
  /** Whether it was chosen by what is taken, and not by the address alone: another page stands there too. */
  chosen: boolean;
  /** Whether a reader's own words are in it, or a place in a list that anyone could name. */
  typed: boolean;
};

/** Where a request goes. */
export type Destination =
  | PageAddress
  /** One draft, by a link that somebody was given: made for each request and kept by nobody. */
  | { kind: 'shared'; url: string }
  /** Answered by Next, each time: its files, the Studio, the site's interfaces. */
  | { kind: 'next'; url: string }
  | { kind: 'missing' }
  | { kind: 'refused'; status: 400 | 414; reason: string };

/** Where a list is gone on with: whatever story anyone names. */
const boundary = /\/before\/[^/]+\/[^/]+$/;

/** What a link leads to that shows one draft. */
const shared = /^\/preview\/[^/]+$/;

/** Longer ones no page of ours has. */
const longestAddress = 8192;

/** Where the page about a missing page stands; asked by the front door alone. */
export const missingAddress: PageAddress = {
  kind: 'page',
  url: '/_missing',
  query: '',
  isPart: false,
  chosen: false,
  typed: false,
};

const search = '/search';
const wordsOfSearch = ['q', 'section', 'sort', 'page'] as const;

/** Where Next's own picture service would be, which nothing of ours asks. */
const closed = /^\/_next\/(image|data)(\/|$)/;
const nextsOwn = /^\/(_next|api|studio)(\/|$)/;
/** Styles are Next's too, and kept like pages. */
const styles = /^\/_next\/static\/chunks\/[\w-]+\.css$/;

/**
 * Reads an address as a client sent it. Percent signs have to mean something, and only what a page
 * reads of a query goes on to it: nobody makes a second page of one by writing its address otherwise.
 */
export function destinationOf(url: string, headers: IncomingHttpHeaders): Destination {
  if (url.length > longestAddress) {
    return { kind: 'refused', status: 414, reason: 'The address is too long.' };
  }
  const text = asText(url);
  if (text === null) return malformed;
  const [rawPath = '', ...rest] = text.split('?');
  const path = wellFormed(rawPath);
  if (path === null) return malformed;
  if (nextsOwn.test(path) && !closed.test(path) && !styles.test(path)) {
    return { kind: 'next', url: [path, ...rest].join('?') };
  }
  const written = inOneWay(path);
  if (storyAsRouted.test(written)) return { kind: 'missing' };
  // What is not a page has one address, not all that decode to it.
  const isNobodys = nextsOwn.test(written) && !styles.test(path);
  if (isNobodys || written === missingAddress.url) return { kind: 'missing' };
  if (shared.test(written)) return { kind: 'shared', url: written };
  const query = queryOf(written, new URLSearchParams(rest.join('?')));
  const asked = isStory.test(written) && wantsMarkdown(headers) ? markdownPath(written) : written;
  return {
    kind: 'page',
    url: asked + query,
    query: rest.join('?'),
    isPart: headers.rsc === '1',
    chosen: asked !== written,
    typed: (written === search && query !== '') || boundary.test(written),
  };
}

/** What the page of a story is, and where Next makes the same as Markdown. */
const isStory = /^\/article\/[^/]+(?<!\.md)$/;
const storyAsRouted = /^\/article\/[^/]+\/story\.md$/;

/** Whether there is Markdown too at the address of a page, for who asks for it. */
export const isAlsoMarkdown = (url: string): boolean => isStory.test(url);

/**
 * Whether somebody takes Markdown, and rather than a page: browsers do not name it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept
 */
export function wantsMarkdown({ accept }: Pick<IncomingHttpHeaders, 'accept'>): boolean {
  if (accept === undefined || !/markdown/i.test(accept)) return false;
  const weights = new Map(accept.toLowerCase().split(',').map(weighed));
  const markdown = weights.get('text/markdown') ?? 0;
  return markdown > 0 && markdown >= (weights.get('text/html') ?? 0);
}

function weighed(range: string): [type: string, weight: number] {
  const [type = '', ...params] = range.split(';').map((part) => part.trim());
  const weight = params.find((param) => param.startsWith('q='))?.slice('q='.length);
  return [type, weight === undefined ? 1 : Number(weight) || 0];
}

const malformed: Destination = {
  kind: 'refused',
  status: 400,
  reason: 'The address is malformed.',
};

/** An address whose letters were sent as they are arrives byte by byte; null when they are no text. */
function asText(url: string): string | null {
  if (!/[\x80-\xff]/.test(url) || /[^\0-\xff]/.test(url)) return url;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(url, 'latin1'));
  } catch {
    return null;
  }
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

/** What a path may have as it is, and `encodeURIComponent` would encode (RFC 3986, `pchar`). */
const asItIs = /%(24|26|2B|2C|3A|3B|3D|40)/g;

/**
 * Every letter of a path may be written as it is or encoded, in trillions of ways: pages are made and
 * kept under one of them.
 */
export const inOneWay = (path: string): string =>
  path
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join('/')
    .replace(asItIs, decodeURIComponent);

function queryOf(path: string, given: URLSearchParams): string {
  const kept = new URLSearchParams();
  if (path === search) {
    for (const name of wordsOfSearch) {
      const value = given.get(name);
      if (value !== null) kept.set(name, value);
    }
  }
  const text = kept.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * What Next is asked with. Of a part only that it is one: the router says what it shows already, which
 * anybody may invent, and is given all of the page either way. Next wants the mark of that in the address.
 */
export function askNext({ url, isPart }: PageAddress): {
  url: string;
  headers: Readonly<Record<string, string>>;
} {
  if (!isPart) return { url, headers: {} };
  return { url: `${url}${url.includes('?') ? '&' : '?'}_rsc`, headers: { rsc: '1' } };
}

/**
 * What a page is kept under that is the same for all readers, when it is asked for by its address in the one
 * way that is written; the rest of a query no such page reads. Null where that does not hold.
 */
export function readyKey(url: string): string | null {
  if (url.length > longestAddress) return null;
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path === search || path === missingAddress.url ? null : path;
}

/** What a page is kept under. */
export const keyOf = ({ url, isPart }: PageAddress): string => (isPart ? `${url} part` : url);
