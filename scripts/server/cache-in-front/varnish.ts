import { type CacheDriver, inParts, order } from './driver.ts';
import { surrogateHeaders } from './surrogate.ts';

/** Keys in one request: a header line holds 8,000 characters. */
const atATime = 400;

/**
 * Varnish with `xkey`, as `deploy/varnish/` sets it up: it takes `PURGE` on a socket of its own, which
 * nobody but the sites can reach. There may be several, each of which is told.
 */
export const varnish: CacheDriver = {
  ...surrogateHeaders,
  async purge({ urls }, { keys, hard }, signal) {
    const name = hard ? 'xkey-purge' : 'xkey-softpurge';
    const requests = urls.flatMap((url) =>
      inParts(keys, atATime).map((part) =>
        order(url, { method: 'PURGE', headers: { [name]: part.join(' ') }, signal }),
      ),
    );
    await Promise.all(requests);
  },
};
