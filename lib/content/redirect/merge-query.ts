import { isSameName, type Param } from './asked.ts';

/**
 * Where a redirect leads, with what the reader's query held besides: campaigns keep their marks. What the
 * target says of itself stands, and what was part of the old address is used up.
 *
 * @param to a path of the site or a full address, percent-encoded once.
 * @param query the reader's own, as it was sent, without its question mark.
 * @param used what of it belonged to the old address.
 */
export function withQueryOf(to: string, query: string, used: readonly Param[] = []): string {
  const [address = '', ...fragment] = to.split('#');
  const [path = '', ...own] = address.split('?');
  const ownQuery = own.join('?');
  const taken = [...new URLSearchParams(ownQuery)].map(([name]) => name);
  const left = query
    .split('&')
    .filter((part) => part !== '' && !isTaken(part, taken, used))
    .map(written);
  const merged = [ownQuery, ...left].filter((part) => part !== '').join('&');
  const end = fragment.length > 0 ? `#${fragment.join('#')}` : '';
  return `${path}${merged === '' ? '' : `?${merged}`}${end}`;
}

/** Of Next's own asking, which is nothing of the reader's. */
const routers = '_rsc';

function isTaken(part: string, taken: readonly string[], used: readonly Param[]): boolean {
  const [pair] = [...new URLSearchParams(part)];
  if (pair === undefined) return true;
  const [name, value] = pair;
  return (
    name === routers ||
    taken.includes(name) ||
    used.some(([other, given]) => isSameName(name, other) && value === given)
  );
}

/** As it was sent, with whatever may not stand in a header or an address encoded. */
const written = (part: string): string =>
  part
    .toWellFormed()
    .replace(/[^!$&'()*+,\-./0-9:;=?@A-Z_a-z~%]/gu, encodeURIComponent)
    .replace(/%(?![0-9a-f]{2})/gi, '%25');
