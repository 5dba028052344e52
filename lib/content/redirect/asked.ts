import { plainPath } from './writings.ts';

/** A name and a value of a query, as people read them, in the order of the query. */
export type Param = readonly [name: string, value: string];

/** An address within the site, taken apart: its path as people read it, and its query. */
export type Asked = { path: string; params: readonly Param[] };

/** `/story.aspx?ID=77`, in whatever writing. */
export function askedBy(address: string): Asked {
  const [path = '', ...query] = address.split('?');
  return { path: plainPath(path), params: paramsOf(query.join('?')) };
}

/** The same of a path in which a query is encoded as all of it: `/%3Fp%3D12`. */
export function askedIn(path: string): Asked {
  const [plain = '', ...query] = plainPath(path).split('?');
  return { path: plain, params: paramsOf(query.join('?')) };
}

export const paramsOf = (query: string): Param[] => [...new URLSearchParams(query)];

/** Of one name whatever its capitals; values are what they are. */
export const isSameName = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();
