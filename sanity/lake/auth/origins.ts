import { addressOn } from './return-address.ts';

/** Where browsers may call the lake from with a cookie, and where signing in may lead back to. */
export type AllowedOrigins = {
  /** Whether an `Origin` header, or the origin of an address, is on the list. */
  has: (origin: string | undefined) => boolean;
  /** Whether it is one that serves readers too, where no page is ever given a token. */
  isSite: (origin: string | undefined) => boolean;
  /** The address to return to after signing in, or null when it is malformed or not on the list. */
  returnAddress: (address: string) => URL | null;
};

const originsOf = (addresses: readonly string[]): ReadonlySet<string> =>
  new Set(addresses.map((address) => new URL(address).origin));

/**
 * @param site Addresses of the site and of the lake itself, each an absolute URL.
 * @param others Addresses of Studios elsewhere, such as those of `LAKE_ALLOWED_ORIGINS`.
 */
export function createAllowedOrigins(
  site: readonly string[],
  others: readonly string[],
): AllowedOrigins {
  const [ours, theirs] = [originsOf(site), originsOf(others)];
  const isSite = (origin: string | undefined) => origin !== undefined && ours.has(origin);
  const has = (origin: string | undefined) =>
    isSite(origin) || (origin !== undefined && theirs.has(origin));
  return { has, isSite, returnAddress: (address) => addressOn(address, has) };
}
