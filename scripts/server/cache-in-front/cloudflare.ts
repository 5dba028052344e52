import { type CacheDriver, inParts, order } from './driver.ts';

/** Tags that Cloudflare takes at a time. */
const atATime = 100;

/**
 * Cloudflare knows no purging by which a page may still stand in: what is in doubt goes too.
 *
 * @see https://developers.cloudflare.com/cache/how-to/purge-cache/purge-by-tags/
 */
export const cloudflare: CacheDriver = {
  keep: (keys, { seconds, standsIn }) => ({
    'cache-tag': keys.join(','),
    'cloudflare-cdn-cache-control': `max-age=${seconds}, stale-if-error=${standsIn}`,
  }),
  keepNothing: { 'cloudflare-cdn-cache-control': 'no-store' },
  async purge({ urls, zone, token }, { keys }, signal) {
    const [api = 'https://api.cloudflare.com'] = urls;
    for (const part of inParts(keys, atATime)) {
      await order(`${api}/client/v4/zones/${zone}/purge_cache`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tags: part }),
        signal,
      });
    }
  },
};
