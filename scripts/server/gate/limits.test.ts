import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { sign, signatureHeader } from '#lib/live/signature.ts';
import { closeGates, headOf, openGate } from '../testing/open-gate.ts';
import { rawConnection, rawRequest, statusOf } from '../testing/raw-http.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  closeGates();
});

const from = (address: string) => ({ 'x-forwarded-for': address });
const statusesOf = async (count: number, ask: (n: number) => Promise<Response>) => {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const answer = await ask(n);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  return statuses;
};
const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket';

describe('attack: more than one visitor needs', () => {
  const limits = 'search:5,sign-in:5,pictures:5,missing:5,live:5,fresh:5,webhooks:5,streams:2';

  it('searches, pictures, sign-ins and live streams over the limit → 429 with Retry-After', async () => {
    const { url } = await openGate({ VISITOR_LIMITS: limits });
    for (const [path, method] of [
      ['/search?q=a', 'GET'],
      ['/lake/v2026-02-01/images/dateline/production/a-1x1.png', 'GET'],
      ['/lake/images/dateline/production/a-1x1.png', 'GET'],
      ['/lake/v1/auth/login/dateline', 'POST'],
    ]) {
      const ask = () => fetch(`${url}${path}`, { method });
      const before = path?.startsWith('/lake/images') ? 0 : 5;
      expect(await statusesOf(before, ask), path).toEqual(Array(before).fill(200));
      const over = await ask();
      expect(over.status, path).toBe(429);
      expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await over.json()).toMatchObject({ statusCode: 429 });
    }
    expect((await fetch(url)).status).toBe(200);
  });

  it('the same search written in other ways → counted all the same', async () => {
    const { port } = await openGate({ VISITOR_LIMITS: limits });
    const ways = [
      '/search',
      '/%73earch?q=1',
      '/search/?q=2',
      '/x/../search',
      '/./search',
      '/search?a',
    ];
    const statuses: number[] = [];
    for (const way of ways) {
      statuses.push(statusOf(await rawRequest(port, `${headOf(`GET ${way}`)}\r\n`)));
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('what is made anew for each who asks, over the limit → 429, and webhooks are taken', async () => {
    const { url } = await openGate({ VISITOR_LIMITS: 'fresh:5' });
    const ways = ['/studio', '/studio/a', '/%73tudio/b', '/api/health', '/api/draft-mode/enable'];
    expect(await statusesOf(5, (n) => fetch(url + ways[n]))).toEqual(Array(5).fill(200));
    for (const way of ways) expect([way, (await fetch(url + way)).status]).toEqual([way, 429]);
    const webhook = await fetch(`${url}/api/revalidate`, { method: 'POST', body: '{}' });
    expect(webhook.status).toBe(401);
    expect((await fetch(`${url}/_next/static/x.js`)).status).toBe(200);
    expect((await fetch(url)).status).toBe(200);
  });

  it('moments and stories to go on from, made up without end → 429, and numbered pages come', async () => {
    const { url } = await openGate({ VISITOR_LIMITS: 'fresh:5' });
    const place = (n: number) => `2026-02-02T10:00:00.00${n}Z/a`;
    const ask = (n: number) =>
      fetch(
        `${url}${n % 2 ? '/tag/rivers' : '/latest'}/${n % 3 ? 'before' : 'bef%6Fre'}/${place(n)}`,
      );
    expect(await statusesOf(7, ask)).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await fetch(`${url}/latest/page/2`)).status).toBe(200);
    expect((await fetch(`${url}/article/before`)).status).toBe(200);
  });

  it('X-Forwarded-For rotated → one visitor; from a named proxy, as many as there are', async () => {
    const unnamed = await openGate({ VISITOR_LIMITS: limits });
    const ask = (url: string) => (n: number) =>
      fetch(`${url}/search?q=${n}`, { headers: from(`198.51.100.${n}`) });
    expect(await statusesOf(7, ask(unnamed.url))).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const named = await openGate({ VISITOR_LIMITS: limits, TRUSTED_PROXIES: '127.0.0.1' });
    expect(await statusesOf(7, ask(named.url))).toEqual(Array(7).fill(200));
    expect(named.seen[0]?.headers['x-forwarded-for']).toBe('198.51.100.0');
  });

  it('addresses with nothing there over the limit → 429, yet every page there is comes', async () => {
    const { url } = await openGate({ VISITOR_LIMITS: limits });
    expect((await fetch(`${url}/article/here`)).status).toBe(200);
    const ask = (n: number) => fetch(`${url}/article/missing-${n}`);
    expect(await statusesOf(5, ask)).toEqual(Array(5).fill(404));
    const over = await fetch(`${url}/article/missing-6`, { headers: { accept: 'text/html' } });
    expect(over.status).toBe(429);
    expect(over.headers.get('content-type')).toContain('text/html');
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${url}/article/here?n=1`)).status).toBe(200);
  });

  it('requests for addresses with nothing there, given up before the answer → counted as others are', async () => {
    const { port, url, seen, gone } = await openGate({ VISITOR_LIMITS: limits });
    expect((await fetch(`${url}/article/here`)).status).toBe(200);
    const addresses = Array.from({ length: 5 }, (_, n) => `/article/missing-${n}`);
    for (const address of [...addresses, '/article/here']) {
      const connection = await rawConnection(port);
      connection.write(`GET ${address}?wait HTTP/1.1\r\nHost: a\r\n\r\n`);
      await expect.poll(() => seen.at(-1)?.url).toBe(`${address}?wait`);
      connection.socket.destroy();
      await expect.poll(() => gone.at(-1)).toBe(`${address}?wait`);
    }
    const ask = (n: number) => fetch(url + addresses[n]);
    expect(await statusesOf(5, ask)).toEqual(Array(5).fill(429));
    expect((await fetch(`${url}/article/here`)).status).toBe(200);
  });

  it('webhooks wrongly signed over the limit → 429, one that is signed rightly is taken', async () => {
    const secret = 'a secret of this test';
    vi.stubEnv('SANITY_REVALIDATE_SECRET', secret);
    const { url } = await openGate({ VISITOR_LIMITS: limits });
    const ask = (headers: Record<string, string> = {}) =>
      fetch(`${url}/api/revalidate`, { method: 'POST', headers, body: '{"tags":[]}' });
    expect(await statusesOf(7, () => ask())).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const good = { [signatureHeader]: await sign('{"tags":[]}', secret) };
    expect(await statusesOf(7, () => ask(good))).toEqual(Array(7).fill(200));
    expect((await ask({ [signatureHeader]: 't=1,v1=x' })).status).toBe(429);
  });

  it('more streams at a time than allowed → 429, until one has ended', async () => {
    const { port, url } = await openGate({ VISITOR_LIMITS: 'streams:2' });
    const open = async () => {
      const connection = await rawConnection(port);
      connection.write('GET /api/live HTTP/1.1\r\nHost: a\r\n\r\n');
      await connection.until(/open|429/);
      return connection;
    };
    const first = await open();
    const second = await open();
    expect((await fetch(`${url}/api/live`)).status).toBe(429);
    const socket = new WebSocket(`${url.replace('http', 'ws')}/lake/v1/socket/production`);
    const failed = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(failed.message).toContain('429');
    first.socket.destroy();
    await expect.poll(async () => statusOf(await (await open()).until(/open|429/))).toBe(200);
    second.socket.destroy();
  });

  it('sockets opened over the limit, one after the other → 429 with Retry-After', async () => {
    const { port } = await openGate({ VISITOR_LIMITS: 'sockets:3' });
    const answers: string[] = [];
    for (let n = 0; n < 4; n += 1) {
      answers.push(
        await rawRequest(port, `GET /lake/v1/socket/x HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n\r\n`),
      );
    }
    expect(answers.map(statusOf)).toEqual([101, 101, 101, 429]);
    expect(answers.at(-1)).toMatch(/retry-after: [1-9]/i);
  });

  it('sockets the lake refuses, again and again → answered without asking it, for a while', async () => {
    const { port, upgraded, url } = await openGate();
    const ask = (room: string, cookie = 'a=b') =>
      rawRequest(
        port,
        `GET /lake/v1/${room} HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n${upgrade}\r\n\r\n`,
      );
    const answers: string[] = [];
    for (let n = 0; n < 14; n += 1) answers.push(await ask('full'));
    expect(answers.map(statusOf)).toEqual(Array(14).fill(429));
    expect(upgraded).toHaveLength(10);
    expect(answers.at(-1)).toMatch(/retry-after: [1-5]\r/i);
    expect(answers.at(-1)).toMatch(/x-content-type-options: nosniff/i);
    expect(statusOf(await ask('room')), 'the lake has just said that it is full').toBe(429);
    const cookie = 'dateline_session_1=mine';
    expect(statusOf(await ask('room', cookie)), 'nobody the lake knows').toBe(429);
    await fetch(`${url}/lake/v1/data/query/production?query=1`, { headers: { cookie } });
    expect(statusOf(await ask('room', cookie)), 'who is signed in').toBe(101);
    await expect
      .poll(async () => statusOf(await ask('room')), { timeout: 10_000, interval: 250 })
      .toBe(101);
  });

  it('sockets the lake refuses, each with another session made up, or shown to it with a token → asked for ten', async () => {
    const { port, upgraded, url } = await openGate();
    const ask = (cookie: string) =>
      rawRequest(
        port,
        `GET /lake/v1/full HTTP/1.1\r\nHost: a\r\nCookie: ${cookie}\r\n${upgrade}\r\n\r\n`,
      );
    const answers: string[] = [];
    for (let n = 0; n < 14; n += 1) {
      const cookie = `__Secure-dateline_session=made-up-${n}`;
      const headers = { cookie, authorization: 'Bearer a' };
      await fetch(`${url}/lake/v1/data/query/production?query=1`, { headers });
      await fetch(`${url}/lake/v1/users/me`, { headers: { cookie } });
      await fetch(`${url}/lake/v1/data/query/missing`, { headers: { cookie } });
      answers.push(await ask(cookie));
    }
    expect(answers.map(statusOf)).toEqual(Array(14).fill(429));
    expect(upgraded).toHaveLength(10);
  });

  it.each([
    ['by the lake', 'full', ''],
    ['by the limit', 'room', 'sockets:1'],
  ])(
    'sockets refused %s whose other end never closes → closed all the same',
    async (_, room, limits) => {
      const { port } = await openGate({ VISITOR_LIMITS: limits });
      for (let n = 0; n < 3; n += 1) {
        const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
        socket.resume();
        const closed = new Promise((resolve) => socket.once('error', resolve));
        socket.write(`GET /lake/v1/${room} HTTP/1.1\r\nHost: a\r\n${upgrade}\r\n\r\n`);
        await once(socket, 'end');
        const writing = setInterval(() => socket.write('still here'), 20);
        // The first of the limit's is taken.
        if (limits === '' || n > 0) await closed;
        clearInterval(writing);
        socket.destroy();
      }
    },
  );

  it('a browser that has signed in before, in a flood of sign-ins → left to the lake', async () => {
    const { url } = await openGate({ VISITOR_LIMITS: limits });
    const ask = (cookie: string) =>
      fetch(`${url}/lake/v1/auth/login/dateline`, { method: 'POST', headers: { cookie } });
    expect((await statusesOf(6, () => ask(''))).at(-1)).toBe(429);
    expect((await ask('a=b; dateline_device=x')).status).toBe(200);
  });

  it('a proxy nobody has named → said once in the log', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { url } = await openGate();
    await fetch(url);
    expect(warned).not.toHaveBeenCalled();
    await fetch(url, { headers: from('203.0.113.1') });
    await fetch(url, { headers: from('203.0.113.2') });
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned.mock.calls[0]?.[0]).toContain('TRUSTED_PROXIES');
    expect(warned.mock.calls[0]?.[0]).not.toContain('203.0.113');
    warned.mockRestore();
  });
});
