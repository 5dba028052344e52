import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as Socket } from 'ws';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { createSessionCookies } from './credentials.ts';
import { createBrowser } from './testing/browser.ts';

const origin = 'http://localhost:3000';
let lake: TestLake;
let browser: ReturnType<typeof createBrowser>;
beforeAll(async () => {
  lake = await startTestLake();
  browser = createBrowser(lake);
});
afterAll(() => lake.remove());

describe('a cookie', () => {
  const mutation = JSON.stringify({ mutations: [{ create: { _type: 'note' } }] });
  const write = (headers: Record<string, string>) =>
    fetch(`${lake.url}/v1/data/mutate/production`, { method: 'POST', headers, body: mutation });

  it('lets a page of the site read and write', async () => {
    const { cookie } = await browser.signIn();
    const read = await fetch(`${lake.url}/v1/auth/id`, { headers: { cookie } });
    expect(read.status).toBe(200);
    expect((await write({ cookie, origin })).status).toBe(200);
  });

  it('is out of reach of scripts and of other sites, and is sent to the lake alone', async () => {
    const [session, name] = (await browser.submit(lake.signIn())).headers.getSetCookie();
    expect(session).toMatch(
      /^dateline_session_\d+=session_.*; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(name).toMatch(
      /^dateline_signin_\d+=signin-.*; Path=\/api\/draft-mode; HttpOnly; SameSite=Lax$/,
    );
  });

  it('is of the site’s own, and of https alone where that is spoken', () => {
    const { set } = createSessionCookies('https://news.example.org/lake');
    expect(set('session_x', 'signin-x', 30)).toEqual([
      '__Secure-dateline_session=session_x; Max-Age=2592000; Path=/lake; HttpOnly; SameSite=Strict; Secure',
      'dateline_signin=signin-x; Max-Age=2592000; Path=/api/draft-mode; HttpOnly; SameSite=Lax; Secure',
    ]);
  });

  it('beside one that is over or another lake’s still signs in', async () => {
    const { cookie } = await browser.signIn();
    const stale = cookie.replace(/=.*/, '=session_of-another-day');
    for (const both of [`${stale}; ${cookie}`, `${cookie}; ${stale}`]) {
      expect((await browser.call('/auth/id', { cookie: both })).status).toBe(200);
    }
  });
});

describe('attack: a session’s cookie', () => {
  const body = JSON.stringify({ mutations: [{ create: { _type: 'note' } }] });
  const ask = (path: string, headers: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${lake.url}/v2026-02-01${path}`, { ...init, headers });
  const pages: [string, Record<string, string>][] = [
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    [
      'another port of this machine',
      { origin: 'http://localhost:5555', 'sec-fetch-site': 'same-site' },
    ],
    ['a page without an origin', { origin: 'null' }],
    ['a sister domain', { origin: 'http://evil.localhost:3000', 'sec-fetch-site': 'same-site' }],
    ['this host over https', { origin: 'https://localhost:3000', 'sec-fetch-site': 'cross-site' }],
  ];

  it.each<[string, Record<string, string>]>([
    ...pages,
    ['no page', {}],
    ['a same-origin page that names none', { 'sec-fetch-site': 'same-origin' }],
  ])('a change sent by %s → 403', async (_who, from) => {
    const { cookie } = await browser.signIn();
    const changes = [
      ask('/data/mutate/production', { cookie, ...from }, { method: 'POST', body }),
      ask(
        '/data/actions/production',
        { cookie, ...from },
        { method: 'POST', body: '{"actions":[]}' },
      ),
      ask('/data/query/production', { cookie, ...from }, { method: 'POST', body: '{"query":"*"}' }),
      ask('/assets/files/production', { cookie, ...from }, { method: 'POST', body: 'x' }),
      ask('/users/me/keyvalue', { cookie, ...from }, { method: 'PUT', body: '[]' }),
      ask('/auth/logout', { cookie, ...from }, { method: 'POST' }),
    ];
    for (const answer of await Promise.all(changes)) {
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect((await browser.call('/auth/id', { cookie })).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ...pages,
    ['a picture on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a script on a sister domain', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
  ])('a read sent by %s → 403, and /users/me knows nobody', async (_who, from) => {
    const { cookie } = await browser.signIn();
    const paths = [
      '/data/query/production?query=*',
      '/data/doc/production/any',
      '/data/export/production',
      '/data/listen/production?query=*',
      '/data/live/events/production?includeDrafts=true',
      '/auth/id',
      '/users/me/keyvalue',
      '/projects/dateline',
    ];
    for (const path of paths) {
      const answer = await ask(path, { cookie, ...from });
      expect(answer.status, path).toBe(403);
      expect(answer.headers.get('access-control-allow-origin'), path).toBeNull();
      expect(answer.headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
    }
    expect(await (await ask('/users/me', { cookie, ...from })).json()).toEqual({});
  });

  it('signing out without the cookie, as from another site → it takes no cookie away', async () => {
    const answer = await ask(
      '/auth/logout',
      { origin: 'https://evil.example' },
      { method: 'POST' },
    );
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('a program’s token planted as the cookie → 401', async () => {
    const [name] = (await browser.signIn()).cookie.split('=');
    const cookie = `${name}=${await lake.token('editor')}`;
    expect((await browser.call('/auth/id', { cookie })).status).toBe(401);
  });

  it.each(['/tunnel/production', '/socket/production'])(
    'a socket at %s opened by another site → refused; by no page with the cookie → nobody',
    async (path) => {
      const { cookie } = await browser.signIn();
      const address = `${lake.url.replace('http', 'ws')}/v1${path}`;
      const opened = (headers: Record<string, string>) =>
        new Promise<string>((resolve) => {
          const socket = new Socket(address, { headers });
          socket.on('error', ({ message }) => resolve(message));
          socket.on('open', () =>
            socket.send(
              path.includes('tunnel')
                ? JSON.stringify({ open: 1, target: '/v1/data/listen/production?query=*' })
                : JSON.stringify({
                    jsonrpc: '2.0',
                    id: 'x',
                    method: 'presence_subscribe',
                    params: {},
                  }),
            ),
          );
          socket.on('message', (data) => {
            if (String(data) === '♥') return;
            socket.close();
            resolve(String(data));
          });
        });
      for (const from of ['https://evil.example', 'http://localhost:5555', 'null']) {
        expect(await opened({ cookie, origin: from })).toContain('403');
      }
      expect(await opened({ cookie })).toMatch(/"status":401|"code":4001/);
      expect(await opened({ cookie, origin })).toMatch(/"status":200|"result"/);
    },
  );
});
