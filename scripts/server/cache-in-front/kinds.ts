import type { CacheKind } from '#lib/env-cache.ts';
import { cloudflare } from './cloudflare.ts';
import type { CacheDriver } from './driver.ts';
import { fastly } from './fastly.ts';
import { varnish } from './varnish.ts';

/** Every cache that may be named; the compiler asks for one that is missing. */
export const cacheDrivers: Readonly<Record<CacheKind, CacheDriver>> = {
  varnish,
  fastly,
  cloudflare,
};
