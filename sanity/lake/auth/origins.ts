/** Where browsers may call the lake from with a cookie, and where signing in may lead back to. */
export type AllowedOrigins = {
  /** Whether an `Origin` header, or the origin of an address, is on the list. */
  has: (origin: string | undefined) => boolean;
  /** The address to return to after signing in, or null when it is malformed or not on the list. */
  returnAddress: (address: string) => URL | null;
};

/** @param addresses Addresses whose origins are allowed, each an absolute URL. */
export function createAllowedOrigins(addresses: readonly string[]): AllowedOrigins {
  const origins = new Set(addresses.map((address) => new URL(address).origin));
  return {
    has: (origin) => origin !== undefined && origins.has(origin),
    returnAddress(address) {
      const url = URL.parse(address);
      if (url === null || !/^https?:$/.test(url.protocol)) return null;
      const plain = url.username === '' && url.password === '';
      return plain && origins.has(url.origin) ? url : null;
    },
  };
}
