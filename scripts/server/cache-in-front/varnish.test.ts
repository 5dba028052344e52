import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { freePort } from '@dateline/lake/testing/lake-process';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import type { CacheInFront } from '#lib/env-cache.ts';
import { clockTag, siteLedger } from '#lib/keep/ledger.ts';
import { currentNote } from '#lib/keep/making.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createFrontDoor } from '../front-door/front-door.ts';
import { missingOfVarnish, startVarnish, type Varnish } from '../testing/varnish.ts';
import { createTellCache } from './keeping.ts';
import { createKeys } from './keys.ts';
import { purgeWith } from './purger.ts';

/** Two front doors behind a real Varnish, set up as `deploy/varnish` says. */

const missing = await missingOfVarnish();
if (missing !== null)
  console.warn(`Skipped: there is no ${missing} (apt-get install varnish varnish-modules).`);

const ledger = siteLedger();
const keys = createKeys(randomBytes(32));
const old = new OldAddresses([]);
const addresses = { get: async () => ({ table: old }), ready: () => old };

/** What there is, by its path. */
const words = new Map<string, string>();
let asked: string[] = [];
/** Whom a request is said to be from, by its address. */
const saidFor = new Map<string, string>();
let pause = Promise.resolve();
let follows = true;

let varnish: Varnish | undefined;
let url = '';
let orders = '';
const sites: Server[] = [];
const ports: number[] = [];
let stopPurging = () => {};

/** A site over the words, as the server puts it together. */
function site(cache: CacheInFront): Server {
  const door = createFrontDoor(
    async (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
      asked.push(pathname);
      const text = words.get(pathname);
      currentNote().madeOf([pathname, clockTag]);
      await pause;
      const isDraft = /__prerender_bypass/.test(request.headers.cookie ?? '');
      response.writeHead(text === undefined ? 404 : 200, {
        'content-type': 'text/html; charset=utf-8',
      });
      response.end(text && `<p>${isDraft ? 'a draft of ' : ''}${text}</p>`);
    },
    { siteUrl: 'http://news.example', lake: 'embedded' },
    addresses,
    createTellCache(cache, keys, ledger, () => follows),
  );
  const server = createServer((request, response) => {
    if (request.url === '/api/health/live') return response.end();
    saidFor.set(request.url ?? '', String(request.headers['x-forwarded-for']));
    response.setHeader('x-request-id', String(request.headers['x-request-id']));
    return void door.handle(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) =>
      opened.on('message', (text) => opened.send(`heard ${text}`)),
    ),
  );
  return server;
}

const backend = (port: number, n: number) =>
  `backend site${n} { .host = "127.0.0.1"; .port = "${port}"; .probe = alive; }`;
const sitesFile = (all: readonly number[]) => `
probe alive { .url = "/api/health/live"; .interval = 200ms; .timeout = 1s; .window = 2; .threshold = 1; .initial = 1; }
${all.map(backend).join('\n')}
sub vcl_init {
  new sites = directors.round_robin();
  ${all.map((_, n) => `sites.add_backend(site${n});`).join('\n  ')}
}`;

beforeAll(async () => {
  if (missing !== null) return;
  const [port, ordersPort] = [await freePort(), await freePort()];
  orders = `http://127.0.0.1:${ordersPort}`;
  const cache: CacheInFront = { kind: 'varnish', urls: [orders], zone: '', token: '' };
  for (const one of [site(cache), site(cache)]) {
    sites.push(one.listen(0, '127.0.0.1'));
    await once(one, 'listening');
    ports.push(portOf(one));
  }
  varnish = await startVarnish({
    ...{ port, orders: ordersPort },
    ...{ sites: sitesFile(ports), memory: '16m' },
  });
  url = varnish.url;
  // Once: nothing that was kept wrongly is to be put right by the second time.
  stopPurging = purgeWith(ledger, keys, cache, []);
}, 90_000);

afterAll(async () => {
  stopPurging();
  for (const one of sites) {
    one.closeAllConnections();
    one.close();
  }
  await varnish?.stop();
});

beforeEach(() => {
  asked = [];
  pause = Promise.resolve();
});

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const change = (path: string, text?: string) => {
  if (text === undefined) words.delete(path);
  else words.set(path, text);
  ledger.change([path]);
};
/** What only waits may wait long, for a machine that has other work. */
const until = <Value>(ask: () => Promise<Value>) =>
  expect.poll(ask, { timeout: 30_000, interval: 10 });

/** How often the sites were asked themselves, by a thing that only they can say. */
const isKept = async (path: string, wire: Record<string, string> = {}) => {
  const { headers } = await read(path, wire);
  const heard: string[] = [];
  const note = (request: { url?: string }) => heard.push(request.url ?? '');
  for (const one of sites) one.on('request', note);
  await read(path, wire);
  for (const one of sites) one.off('request', note);
  return { isKept: !heard.includes(path), headers };
};
/** Until what was told again later has been told. */
const settled = async (path: string, wire: Record<string, string> = {}) =>
  until(async () => (await isKept(path, wire)).isKept).toBe(true);

vi.setConfig({ testTimeout: 90_000 });

describe.skipIf(missing !== null)('Varnish in front of two sites', () => {
  test('keeps a page, and tells nobody by which keys', async () => {
    change('/article/kept', 'Kept');
    await settled('/article/kept');
    const { headers } = await read('/article/kept');
    expect([...headers.keys()].filter((name) => /surrogate|xkey|varnish|via/.test(name))).toEqual(
      [],
    );
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
  });

  test('what is kept is called after who asks, not after whom it was made for', async () => {
    change('/article/named', 'Named');
    await settled('/article/named', { 'x-request-id': 'the-first-request' });
    const idOf = async (id?: string) =>
      (await read('/article/named', id === undefined ? {} : { 'x-request-id': id })).headers.get(
        'x-request-id',
      );
    expect(await idOf('another-request')).toBe('another-request');
    for (const wrong of [undefined, 'short', 'with spaces in it', 'a'.repeat(129)]) {
      expect(await idOf(wrong)).toMatch(/^varnish-\d+$/);
    }
    expect(await idOf()).not.toBe(await idOf());
  });

  test('a publish is seen through it within half a second', async () => {
    change('/article/news', 'Old');
    await settled('/article/news');
    await settled('/article/kept');
    const took: number[] = [];
    for (const text of ['First', 'Second', 'Third', 'Fourth', 'Fifth']) {
      const published = performance.now();
      change('/article/news', text);
      await until(async () => (await read('/article/news')).text).toContain(text);
      took.push(performance.now() - published);
      for (let n = 0; n < 10; n += 1) expect((await read('/article/news')).text).toContain(text);
    }
    // A machine that has other work may be late, though not each time.
    expect(Math.min(...took)).toBeLessThan(500);
    expect((await isKept('/article/kept')).isKept).toBe(true);
  });

  test('a withdrawn story is gone, whichever site is asked', async () => {
    change('/article/withdrawn', 'Withdrawn');
    await settled('/article/withdrawn');
    change('/article/withdrawn');
    await until(async () => (await read('/article/withdrawn')).status).toBe(404);
    for (let n = 0; n < 10; n += 1) expect((await read('/article/withdrawn')).status).toBe(404);
    change('/article/withdrawn', 'Back');
    await until(async () => (await read('/article/withdrawn')).text).toContain('Back');
  });

  test('an embargo is not lifted early, and soon at its time', async () => {
    await until(async () => (await read('/article/later')).status).toBe(404);
    words.set('/article/later', 'Lifted');
    // As the watch over the lake's clock says when the time has come.
    ledger.change([clockTag]);
    await until(async () => (await read('/article/later')).text).toContain('Lifted');
  });

  test('a page that was being made while it changed is kept by nobody', async () => {
    let go = () => {};
    pause = new Promise((resolve) => {
      go = resolve;
    });
    words.set('/article/slow', 'Before');
    const slow = read('/article/slow');
    await vi.waitFor(() => expect(asked).toContain('/article/slow'));
    pause = Promise.resolve();
    change('/article/slow', 'After');
    await until(async () => (await read('/article/other')).status).toBe(404);
    go();
    expect((await slow).status).toBe(200);
    expect((await read('/article/slow')).text).toContain('After');
  });

  test('a stream of changes and a socket pass as they come', async () => {
    siteLive().standpoint.follows = true;
    const leave = new AbortController();
    const stream = await fetch(`${url}/api/live?of=gone.1`, {
      headers: { accept: 'text/event-stream' },
      signal: leave.signal,
    });
    expect(stream.headers.get('content-type')).toMatch('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    while (!heard.includes('data: changed')) heard += (await reader?.read())?.value ?? '';
    leave.abort();
    await reader?.cancel().catch(() => {});

    const socket = new WebSocket(`${url.replace('http', 'ws')}/lake/v1/socket/production`);
    await once(socket, 'open');
    socket.send('a word');
    const [answer] = await once(socket, 'message');
    expect(String(answer)).toBe('heard a word');
    socket.terminate();
  });

  test('whatever campaigns put behind the address of a page, it is one page', async () => {
    change('/article/shared', 'Shared');
    await settled('/article/shared');
    asked = [];
    const heard: string[] = [];
    const note = (request: { url?: string }) => heard.push(request.url ?? '');
    for (const one of sites) one.on('request', note);
    for (const query of ['?utm_source=1', '?fbclid=x&utm_campaign=y', '?gclid', '?&mc_eid=1&']) {
      expect((await read(`/article/shared${query}`)).text).toContain('Shared');
    }
    for (const one of sites) one.off('request', note);
    expect(heard.filter((path) => path.startsWith('/article/shared'))).toEqual([]);
    // The sites do know them, for the address a page has gone to.
    await read('/article/gone-on?utm_source=1');
    expect(saidFor.has('/article/gone-on?utm_source=1')).toBe(true);
    // Another query may be that of an old address.
    for (const query of ['?p=1', '?utm_source=1&p=2', '?xutm_source=1']) {
      await read(`/article/shared${query}`);
      expect(saidFor.has(`/article/shared${query}`)).toBe(true);
    }
  });

  test('every encoding is one of its own, and none but three', async () => {
    change('/article/wire', 'Over the wire');
    await settled('/article/wire');
    const browser = await read('/article/wire', { 'accept-encoding': 'gzip, deflate, br, zstd' });
    const other = await read('/article/wire', { 'accept-encoding': 'x, gzip;q=0.5' });
    const none = await read('/article/wire', { 'accept-encoding': 'br;q=0, gzip;q=0' });
    expect([browser, other, none].map(({ headers }) => headers.get('content-encoding'))).toEqual([
      'br',
      'gzip',
      null,
    ]);
    for (const { text } of [browser, other, none]) expect(text).toContain('Over the wire');
  });
});

describe.skipIf(missing !== null)('attack: a cache in front', () => {
  test('a preview of a story that is kept → each made for itself, and none for a reader', async () => {
    change('/article/draft', 'Draft');
    for (const cookie of ['__prerender_bypass=x; dateline_preview=y', 'dateline_preview=y']) {
      await read('/article/draft', { cookie });
      expect((await read('/article/draft')).text).not.toContain('a draft of');
    }
  });

  test('an order over the readers’ socket → it is a request like any other', async () => {
    change('/article/kept', 'Kept');
    await settled('/article/kept');
    await fetch(`${url}/article/kept`, { method: 'PURGE', headers: { 'xkey-purge': 'all' } });
    await read('/article/kept', { 'xkey-purge': 'all', 'xkey-softpurge': 'all' });
    expect((await isKept('/article/kept')).isKept).toBe(true);
    expect((await fetch(orders)).status).toBe(405);
  });

  test.each([
    ['a socket asked for by half', 'Upgrade: websocket\r\nConnection: keep-alive'],
    ['a socket asked for where there is none', 'Upgrade: websocket\r\nConnection: Upgrade'],
    ['another protocol', 'Upgrade: h2c, websocket\r\nConnection: Upgrade, HTTP2-Settings'],
    ['a stream', 'Accept: text/event-stream'],
    ['a stream by an upgrade', 'Accept: text/event-stream\r\nUpgrade: x\r\nConnection: keep-alive'],
  ])(
    '%s, and behind it a request from another visitor → who it is from is still said',
    async (name, lines) => {
      const forged = `/article/forged-${encodeURIComponent(name)}`;
      const host = new URL(url);
      const line = connect(Number(host.port), host.hostname);
      await once(line, 'connect');
      line.on('error', () => {});
      line.write(`GET /article/any HTTP/1.1\r\nHost: x\r\n${lines}\r\n\r\n`);
      await Promise.race([once(line, 'data'), once(line, 'close')]);
      line.write(`GET ${forged} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 6.6.6.6\r\n\r\n`);
      await Promise.race([once(line, 'data'), once(line, 'close')]);
      await read('/article/afterwards');
      line.destroy();
      expect(saidFor.get(forged) ?? '6.6.6.6, 127.0.0.1').toBe('6.6.6.6, 127.0.0.1');
    },
  );

  test('headers by which caches are poisoned → the next reader has the page', async () => {
    change('/article/clean', 'Clean');
    await read('/article/clean', {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'evil',
      'x-original-url': '/evil',
      cookie: 'session=1',
      accept: 'text/markdown',
      rsc: '1',
    });
    const { text, headers } = await read('/article/clean');
    expect(text).toContain('Clean');
    expect(JSON.stringify([...headers]) + text).not.toContain('evil');
  });

  test('a page that shows more than a header holds keys of → it goes with any change', () => {
    const many = Array.from({ length: 1000 }, (_, n) => `tag-${n}`);
    const told = keys.of(many);
    expect(told.join(' ').length).toBeLessThan(7_000);
    expect(keys.goneWith(['another'])).toContain(told[1]);
  });

  test('the sites are killed → what was kept stands in, what was taken back does not', async () => {
    change('/article/stays', 'Stays');
    change('/article/taken', 'Taken');
    await settled('/article/stays');
    await settled('/article/taken');
    change('/article/taken');
    await until(async () => (await read('/article/taken')).status).toBe(404);
    change('/article/unheard', 'Unheard');
    change('/article/late', 'Late');
    const [asBrotli, asGzip] = [{ 'accept-encoding': 'br' }, { 'accept-encoding': 'gzip' }];
    for (const wire of [asBrotli, asGzip]) await settled('/article/unheard', wire);
    await settled('/article/late');
    // Withdrawn while no site listened: after a start all is in doubt, and may stand in while nobody can say.
    words.delete('/article/unheard');
    ledger.doubt();
    await until(async () => (await isKept('/article/kept')).isKept).toBe(true);
    // Somebody has asked for it since. A site that does not hear the lake has nothing kept.
    await until(async () => (await read('/article/unheard', asBrotli)).status).toBe(404);
    follows = false;
    await until(async () => (await isKept('/article/late')).isKept).toBe(false);
    follows = true;
    for (const one of sites) {
      one.closeAllConnections();
      one.close();
    }
    await until(async () => (await read('/article/never-read')).status).toBe(503);
    expect(await read('/article/stays')).toMatchObject({ status: 200, text: '<p>Stays</p>' });
    expect((await read('/article/taken')).status).toBe(503);
    for (const wire of [asBrotli, asGzip]) {
      expect((await read('/article/unheard', wire)).status).toBe(503);
    }
    const [port] = ports;
    await new Promise<void>((resolve) => sites[0]?.listen(port, '127.0.0.1', resolve));
    await until(async () => (await read('/article/taken')).status).toBe(404);
  });
});
