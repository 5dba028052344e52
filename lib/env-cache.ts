import { z } from 'zod';
import { serverAddress } from './env-address.ts';
import { token, tokenExpectation } from './env-token.ts';

const kind = z.enum(['varnish', 'fastly', 'cloudflare']);
/** The caches that may stand in front of the site. */
export type CacheKind = z.infer<typeof kind>;

/** A cache in front of the site, and where it is told what has changed. */
export type CacheInFront = {
  kind: CacheKind;
  /** Where Varnish takes its orders, one address for each; of the others where their interface is. */
  urls: readonly string[];
  /** Fastly's service, Cloudflare's zone. */
  zone: string;
  token: string;
};

const addresses = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((address) => address !== ''))
  .pipe(z.array(serverAddress));

/** What the environment says of it. */
export const cacheVariables = {
  CACHE_IN_FRONT: kind.optional(),
  CACHE_URL: addresses.default([]),
  CACHE_ZONE: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  CACHE_TOKEN: token.optional(),
};

export const cacheExpectations: Record<keyof typeof cacheVariables, string> = {
  CACHE_IN_FRONT: 'varnish, fastly or cloudflare, or unset',
  CACHE_URL:
    'addresses divided by commas where a cache takes orders, such as http://127.0.0.1:6082',
  CACHE_ZONE: "the id of Fastly's service or of Cloudflare's zone",
  CACHE_TOKEN: `${tokenExpectation} that may purge`,
};

type Given = {
  CACHE_IN_FRONT?: CacheKind | undefined;
  CACHE_URL: string[];
  CACHE_ZONE?: string | undefined;
  CACHE_TOKEN?: string | undefined;
};

/** What each kind cannot do without. */
const needed = {
  varnish: ['CACHE_URL'],
  fastly: ['CACHE_ZONE', 'CACHE_TOKEN'],
  cloudflare: ['CACHE_ZONE', 'CACHE_TOKEN'],
} as const satisfies Record<CacheKind, readonly (keyof typeof cacheVariables)[]>;

/** The cache in front, or null; what is missing for it is told in a sentence. */
export function cacheInFront(given: Given): { cache: CacheInFront | null } | { missing: string } {
  const { CACHE_IN_FRONT: named } = given;
  if (named === undefined) return { cache: null };
  const missing = needed[named].find((name) => (given[name]?.length ?? 0) === 0);
  if (missing !== undefined) {
    return { missing: `${missing} has to be set where CACHE_IN_FRONT is ${named}.` };
  }
  const urls = given.CACHE_URL.map((url) => url.replace(/\/+$/, ''));
  return {
    cache: { kind: named, urls, zone: given.CACHE_ZONE ?? '', token: given.CACHE_TOKEN ?? '' },
  };
}
