import { expect, it } from 'vitest';
import { readEnvironment } from './env.ts';

it('names no cache unless told', () => {
  expect(readEnvironment({ CACHE_URL: 'http://127.0.0.1:6082' }).cache).toBeNull();
});

it('takes what each cache needs, and says what is missing', () => {
  const urls = ['http://127.0.0.1:6082', 'http://10.0.0.2:6082'];
  const varnish = {
    CACHE_IN_FRONT: 'varnish',
    CACHE_URL: 'http://127.0.0.1:6082/, http://10.0.0.2:6082',
  };
  expect(readEnvironment(varnish).cache).toMatchObject({ kind: 'varnish', urls });
  expect(() => readEnvironment({ CACHE_IN_FRONT: 'varnish' })).toThrow(
    'CACHE_URL has to be set where CACHE_IN_FRONT is varnish.',
  );
  for (const CACHE_IN_FRONT of ['fastly', 'cloudflare']) {
    const given = { CACHE_IN_FRONT, CACHE_ZONE: 'zone1', CACHE_TOKEN: 'a-token-that-purges' };
    expect(readEnvironment(given).cache).toMatchObject({ kind: CACHE_IN_FRONT, zone: 'zone1' });
    for (const name of ['CACHE_ZONE', 'CACHE_TOKEN']) {
      expect(() => readEnvironment({ ...given, [name]: '' })).toThrow(`${name} has to be set`);
    }
  }
});

it('refuses what is none with a sentence, and tells no token', () => {
  expect(() => readEnvironment({ CACHE_IN_FRONT: 'squid' })).toThrow(
    'CACHE_IN_FRONT ("squid") has to be varnish, fastly or cloudflare',
  );
  expect(() => readEnvironment({ CACHE_URL: 'localhost:6082' })).toThrow(/^CACHE_URL has to be/);
  expect(() => readEnvironment({ CACHE_TOKEN: 'short' })).toThrow(/^CACHE_TOKEN has to be a token/);
});

it('takes no name and no password in an address, and does not repeat them', () => {
  const read = () => readEnvironment({ CACHE_URL: 'http://10.0.0.1, http://ada:secret@10.0.0.2' });
  expect(read).toThrow(/^CACHE_URL has to be addresses/);
  expect(read).not.toThrow(/secret/);
});
