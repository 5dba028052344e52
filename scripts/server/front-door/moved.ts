import { askedBy } from '#lib/content/redirect/asked.ts';
import { withQueryOf } from '#lib/content/redirect/merge-query.ts';
import type { OldAddress, OldAddresses } from '#lib/content/redirect/table.ts';
import { encodedPath } from '#lib/content/redirect/writings.ts';
import { destinationOf, inOneWay, keyOf, type PageAddress } from './address.ts';
import type { Page } from './page.ts';

/** Redirects that are followed one after the other, at the most. */
const mostSteps = 20;

/** What is found at an address: a page, nothing, or where it went. */
export type Found = { kind: 'page'; page: Page } | { kind: 'missing' } | Moved;
type Moved = { kind: 'moved'; page: Page; status: 307 | 308; to: string };

type Ask = (address: PageAddress) => Promise<Page>;
/** Which addresses are old: as it is now, and as far as it can be told without waiting. */
export type Addresses = {
  get(): Promise<{ table: OldAddresses }>;
  ready(): OldAddresses | null;
};

/**
 * What stands at an address. A chain of redirects is one step for whoever asks, to its end, with the
 * query they came with; a circle leads nowhere. Kept is what leads on from an address, never what came with it.
 */
export async function find(
  address: PageAddress,
  pageAt: Ask,
  addresses: Addresses,
): Promise<Found> {
  const seen = new Set<string>();
  const way: Moved[] = [];
  let at = address;
  while (seen.size < mostSteps) {
    const old = await oldAddressOf(at, addresses);
    const asked = old === null ? at : { ...at, url: addressWithin(old) };
    const mark = `${keyOf(asked)} ${at.query}`;
    if (seen.has(mark)) return { kind: 'missing' };
    seen.add(mark);
    const page = await pageAt(asked).catch((error: unknown) => {
      // Where the way ends cannot be made just now; that it leads there is known.
      if (way.length === 0) throw error;
      return null;
    });
    const location = page === null || address.isPart ? null : locationOf(page);
    if (page === null || location === null) return ofWay(way) ?? ofPage(page);
    const to = withQueryOf(location, at.query, old === null ? [] : askedBy(old.from).params);
    way.push({ kind: 'moved', page, status: isLasting(page) ? 308 : 307, to });
    const next = to.startsWith('/') ? destinationOf(to.replace(/#.*$/s, ''), {}) : null;
    // What anyone could invent more of is limited where it is asked for, and is not made on the way to it.
    if (next?.kind !== 'page' || next.typed) break;
    at = next;
  }
  return seen.size < mostSteps ? (ofWay(way) ?? { kind: 'missing' }) : { kind: 'missing' };
}

/** The whole way as one step: for good when every step is. */
function ofWay(way: readonly Moved[]): Moved | null {
  const last = way.at(-1);
  if (last === undefined) return null;
  return { ...last, status: way.every(({ status }) => status === 308) ? 308 : 307 };
}

const ofPage = (page: Page | null): Found =>
  page === null || page.isMissing ? { kind: 'missing' } : { kind: 'page', page };

const isLasting = ({ status }: Page): boolean => status === 301 || status === 308;

function locationOf({ status, headers }: Page): string | null {
  const { location } = headers;
  return status >= 300 && status < 400 && typeof location === 'string' ? location : null;
}

/** The old address that just this query belongs to; none while that cannot be known. */
async function oldAddressOf(
  { url, query }: PageAddress,
  addresses: Addresses,
): Promise<OldAddress | null> {
  if (query === '') return null;
  try {
    const { table } = await addresses.get();
    return table.withQuery(askedBy(`${url.replace(/\?.*$/s, '')}?${query}`));
  } catch {
    return null;
  }
}

/** Whether an address may be one that is old for its query: it is then not what stands at its path. */
export function isOldAddress(url: string, addresses: Addresses): boolean {
  const query = url.indexOf('?');
  if (query === -1 || query === url.length - 1) return false;
  const table = addresses.ready();
  return table === null || table.withQuery(askedBy(url)) !== null;
}

/** An old address with its query, as a path: by that the site is asked where it went. */
function addressWithin({ from }: OldAddress): string {
  const { path, params } = askedBy(from.trim());
  const query = new URLSearchParams(params.map(([name, value]) => [name, value])).toString();
  return inOneWay(encodedPath(`${path}?${query}`));
}
