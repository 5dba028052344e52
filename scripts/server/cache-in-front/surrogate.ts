import type { CacheDriver } from './driver.ts';

/**
 * The headers that Varnish and Fastly read.
 *
 * @see https://www.w3.org/TR/edge-arch/
 */
export const surrogateHeaders: Pick<CacheDriver, 'keep' | 'keepNothing'> = {
  keep: (keys, { seconds, standsIn }) => ({
    'surrogate-key': keys.join(' '),
    'surrogate-control': `max-age=${seconds}, stale-if-error=${standsIn}`,
  }),
  keepNothing: { 'surrogate-control': 'no-store' },
};
