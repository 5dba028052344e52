import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CacheKind } from '#lib/env-cache.ts';
import { Ledger } from '#lib/keep/ledger.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createTellCache } from './keeping.ts';
import { createKeys } from './keys.ts';
import { purgeWith } from './purger.ts';

/** What caches are told, by what arrives at their interfaces. */

type Heard = { method?: string; url?: string; headers: IncomingHttpHeaders; body: string };

const closing: (() => void)[] = [];
const told: string[] = [];
beforeEach(() => {
  told.length = 0;
  vi.spyOn(console, 'error').mockImplementation((line) => void told.push(String(line)));
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) close();
});

const keys = createKeys(randomBytes(32));
const token = 'token_that-may-purge';

/** A cache's interface, which answers with these statuses, the last one again and again. */
async function cacheThat(kind: CacheKind, ...statuses: number[]) {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    heard.push({ method, url, headers, body });
    const status = statuses[Math.min(heard.length - 1, statuses.length - 1)] ?? 200;
    response.writeHead(status).end(`{"token":"${token}"}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const ledger = new Ledger();
  const url = `http://127.0.0.1:${portOf(server)}`;
  const at = { kind, urls: [url], zone: 'zone1', token };
  closing.push(purgeWith(ledger, keys, at), () => {
    server.closeAllConnections();
    server.close();
  });
  // At the start everything is in doubt.
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(0), 10_000);
  return { url, ledger, heard, from: () => heard.slice(1) };
}

const [any = '', harbour = ''] = keys.goneWith(['harbour']);

describe('what a cache in front is told', () => {
  test('Varnish: the keys of a change, and of what is in doubt that it may stand in', async () => {
    const { ledger, heard, from } = await cacheThat('varnish', 200);
    expect(heard[0]).toMatchObject({ method: 'PURGE', headers: { 'xkey-softpurge': 'all' } });
    ledger.change(['harbour']);
    await vi.waitFor(() => expect(from()[0]?.headers['xkey-purge']).toBe(`${any} ${harbour}`));
    ledger.change(null);
    await vi.waitFor(() =>
      expect(from().some(({ headers }) => headers['xkey-purge']?.includes('all'))).toBe(true),
    );
  });

  test('Fastly', async () => {
    const { ledger, heard, from } = await cacheThat('fastly', 200);
    expect(heard[0]?.headers['fastly-soft-purge']).toBe('1');
    ledger.change(['harbour']);
    await vi.waitFor(() => expect(from()).not.toEqual([]));
    expect(from()[0]).toMatchObject({
      method: 'POST',
      url: '/service/zone1/purge',
      headers: { 'fastly-key': token },
    });
    expect(from()[0]?.headers['fastly-soft-purge']).toBeUndefined();
    expect(JSON.parse(from()[0]?.body ?? '')).toEqual({ surrogate_keys: [any, harbour] });
  });

  test('Cloudflare', async () => {
    const { ledger, from } = await cacheThat('cloudflare', 200);
    ledger.change(['harbour']);
    await vi.waitFor(() => expect(from()).not.toEqual([]));
    expect(from()[0]).toMatchObject({
      method: 'POST',
      url: '/client/v4/zones/zone1/purge_cache',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(JSON.parse(from()[0]?.body ?? '')).toEqual({ tags: [any, harbour] });
  });

  test('again a little later, since another page may have been on its way', async () => {
    const { ledger, from } = await cacheThat('varnish', 200);
    ledger.change(['harbour']);
    const times = () =>
      from().filter(({ headers }) => headers['xkey-purge']?.includes(harbour)).length;
    await vi.waitFor(() => expect(times()).toBeGreaterThanOrEqual(3), 20_000);
  }, 30_000);

  test('as many as are taken at a time', async () => {
    for (const kind of ['varnish', 'fastly', 'cloudflare'] as const) {
      const { ledger, from } = await cacheThat(kind, 200);
      const tags = Array.from({ length: 1_000 }, (_, n) => `tag-${n}`);
      ledger.change(tags);
      const said = () => from().map(({ headers, body }) => `${headers['xkey-purge']} ${body}`);
      const last = keys.goneWith(tags).at(-1) ?? '';
      await vi.waitFor(() => expect(said().join()).toContain(last), 10_000);
      for (const text of said()) expect(text.length).toBeLessThan(8_000);
    }
  });
});

describe('attack: telling a cache in front', () => {
  test.each(['varnish', 'fastly', 'cloudflare'] as const)(
    '%s that fails → it is told until it is gone, in two lines of log without a secret',
    async (kind) => {
      const { ledger, from } = await cacheThat(kind, 200, 500, 403, 200);
      ledger.change(['harbour']);
      await vi.waitFor(() => expect(from().length).toBeGreaterThanOrEqual(3), 20_000);
      await vi.waitFor(() => expect(told).toHaveLength(2), 20_000);
      expect(told[0]).toMatch(/could not be told what has changed \(it answered with status 500\)/);
      expect(told.join()).not.toContain(token);
    },
    60_000,
  );

  test('one of two Varnishes is away → the other is told once, not for as long as that lasts', async () => {
    const gone = await cacheThat('varnish', 500);
    const well = await cacheThat('varnish', 200);
    const ledger = new Ledger();
    const urls = [gone.url, well.url];
    closing.push(purgeWith(ledger, keys, { kind: 'varnish', urls, zone: '', token: '' }, []));
    ledger.change(['harbour']);
    const asked = () => gone.heard.filter(({ headers }) => headers['xkey-purge']).length;
    await vi.waitFor(() => expect(asked()).toBeGreaterThanOrEqual(3), 20_000);
    const hard = well.heard.filter(({ headers }) => headers['xkey-purge']?.includes(harbour));
    expect(hard).toHaveLength(1);
    expect(told.filter((line) => line.includes(well.url))).toEqual([]);
  }, 30_000);

  test('a cache that has enough half way → what is gone is not asked for again', async () => {
    const { url, heard } = await cacheThat(
      'cloudflare',
      200,
      200,
      200,
      200,
      200,
      200,
      200,
      429,
      200,
    );
    const ledger = new Ledger();
    const at = { kind: 'cloudflare', urls: [url], zone: 'zone1', token } as const;
    closing.push(purgeWith(ledger, keys, at, []));
    const tags = Array.from({ length: 1_500 }, (_, n) => `tag-${n}`);
    ledger.change(tags);
    const keysTold = () => heard.flatMap(({ body }): string[] => JSON.parse(body).tags);
    const gone = keys.goneWith(tags);
    await vi.waitFor(() => expect(keysTold()).toContain(gone.at(-1)), 20_000);
    expect(keysTold().filter((key) => key === gone[0])).toHaveLength(1);
  }, 30_000);

  test('a cache that sends elsewhere → nobody there is told the token', async () => {
    const other = await cacheThat('varnish', 200);
    const server = createServer((_, response) =>
      response.writeHead(307, { location: other.url }).end(),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    closing.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const urls = [`http://127.0.0.1:${portOf(server)}`];
    for (const kind of ['varnish', 'fastly', 'cloudflare'] as const) {
      closing.push(purgeWith(new Ledger(), keys, { kind, urls, zone: 'z', token }, []));
    }
    await vi.waitFor(() => expect(told).toHaveLength(3), 10_000);
    expect(other.heard).toHaveLength(1);
    expect(told.join()).toMatch(/redirect/);
  });

  test('nobody there → the reason by its name', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const urls = [`http://127.0.0.1:${portOf(server)}`];
    server.close();
    await once(server, 'close');
    closing.push(purgeWith(new Ledger(), keys, { kind: 'varnish', urls, zone: '', token }, []));
    await vi.waitFor(() => expect(told[0]).toMatch(/ECONNREFUSED/), 10_000);
  });

  test('a header that tells which tags there are → nobody can make the keys of a guess', () => {
    const theirs = createKeys(randomBytes(32));
    expect(theirs.of(['slug:secret-story'])).not.toEqual(keys.of(['slug:secret-story']));
    expect(keys.of(['slug:secret-story']).join()).not.toContain('secret');
  });
});

describe('what an answer tells a cache', () => {
  const ledger = new Ledger();
  const at = { kind: 'varnish', urls: [], zone: '', token: '' } as const;
  let follows = true;
  const tell = createTellCache(at, keys, ledger, () => follows);
  const page = (more = {}) => ({
    began: ledger.moment,
    tags: ['harbour'],
    until: Number.POSITIVE_INFINITY,
    ...more,
  });

  test('nothing, where none is in front', () => {
    expect(createTellCache(null, keys, ledger, () => true)(page())).toEqual({});
  });

  test('to keep a page that is true, no longer than that', () => {
    expect(tell(page())).toEqual({
      'surrogate-key': `all ${harbour}`,
      'surrogate-control': 'max-age=300, stale-if-error=86400',
    });
    expect(tell(page({ until: Date.now() + 30_500 }))['surrogate-control']).toMatch(/max-age=30,/);
    expect(tell(page({ until: Date.now() + 500 }))).toEqual({
      'surrogate-control': 'max-age=0, no-store',
    });
  });

  test('to keep nothing of what has changed, is in doubt, or is one reader’s', () => {
    const changed = page();
    ledger.change(['harbour']);
    const doubted = page();
    ledger.doubt();
    for (const origin of [changed, doubted, null]) {
      expect(tell(origin)).toEqual({ 'surrogate-control': 'max-age=0, no-store' });
    }
  });

  test('to keep nothing while nobody would hear that it has changed', () => {
    follows = false;
    expect(tell(page())).toEqual({ 'surrogate-control': 'max-age=0, no-store' });
    follows = true;
    expect(tell(page())['surrogate-control']).toMatch(/max-age=300/);
  });
});
