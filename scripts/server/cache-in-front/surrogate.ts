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
  // In both ways: Fastly looks at the time alone unless it is told otherwise.
  keepNothing: { 'surrogate-control': 'max-age=0, no-store' },
};
