import { type CacheDriver, inParts, order } from './driver.ts';
import { surrogateHeaders } from './surrogate.ts';

/** Keys that Fastly takes at a time. */
const atATime = 256;

/** @see https://www.fastly.com/documentation/reference/api/purging/ */
export const fastly: CacheDriver = {
  ...surrogateHeaders,
  async purge({ urls, zone, token }, { keys, hard }, signal) {
    const [api = 'https://api.fastly.com'] = urls;
    for (const part of inParts(keys, atATime)) {
      await order(`${api}/service/${zone}/purge`, {
        method: 'POST',
        headers: {
          'fastly-key': token,
          'content-type': 'application/json',
          accept: 'application/json',
          ...(hard ? {} : { 'fastly-soft-purge': '1' }),
        },
        body: JSON.stringify({ surrogate_keys: part }),
        signal,
      });
    }
  },
};
