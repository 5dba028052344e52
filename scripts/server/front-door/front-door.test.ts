import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import inject, { type Response } from 'light-my-request';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { currentNote } from '#lib/keep/making.ts';
import { sealPreview } from '#lib/preview/seal.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createFrontDoor, type FrontDoor } from './front-door.ts';

const readToken = 'token_of-the-site';

/** What stands behind the door in these tests: pages made of what is stored here. */
const stored = new Map<string, string>();
let made = 0;
let pause: Promise<void> = Promise.resolve();
let lakeIsAway = false;
let throwing = '/throws';

async function site(request: IncomingMessage, response: ServerResponse): Promise<void> {
  made += 1;
  const path = new URL(request.url ?? '/', 'http://site.invalid').pathname;
  const text = path === '/_missing' ? 'nothing here' : stored.get(path);
  const isDraft = /__prerender_bypass=/.test(request.headers.cookie ?? '');
  currentNote().madeOf([path]);
  await pause;
  if (path === throwing) throw new Error('at secret.ts:1');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (lakeIsAway || path === '/broken') {
    currentNote().lakeWas = lakeIsAway ? 'away' : null;
    response.writeHead(500).end('<html id="__next_error__">at secret.ts:1');
  } else if (path === '/moved') response.writeHead(307, { location: '/new' }).end('shell');
  else if (text === undefined) response.writeHead(404).end('<html id="__next_error__">');
  else {
    response.writeHead(200, { 'cache-control': 's-maxage=31536000', vary: 'rsc' });
    response.end(`<p>${text}${isDraft ? ' as a draft' : ''}</p>`);
  }
}

let door: FrontDoor;
beforeAll(() => {
  process.env.SANITY_API_READ_TOKEN = readToken;
  const where = { siteUrl: 'https://news.example', lake: 'embedded' } as const;
  const none = new OldAddresses([]);
  door = createFrontDoor(site, where, { get: async () => ({ table: none }), ready: () => none });
});

const ask = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
  inject((request, response) => void door.handle(request, response), { url, headers }).then(
    (response) => response,
  );

test('a page is made once and sent from memory, in the encoding the reader takes', async () => {
  stored.set('/a', 'One');
  const plain = await ask('/a');
  const before = made;
  const br = await ask('/a', { 'accept-encoding': 'gzip, deflate, br' });
  const gzip = await ask('/a', { 'accept-encoding': 'gzip, br;q=0' });
  expect(made).toBe(before);
  expect(plain.body).toBe('<p>One</p>');
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe('<p>One</p>');
  expect(gunzipSync(gzip.rawPayload).toString()).toBe('<p>One</p>');
  for (const answer of [plain, br, gzip]) {
    expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
    expect(answer.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(answer.headers.vary).toBe('Accept-Encoding, rsc');
  }
});

test('who has it already gets 304, until it changes', async () => {
  stored.set('/b', 'One');
  const { etag = '' } = (await ask('/b')).headers;
  const again = await ask('/b', { 'if-none-match': `"x", ${etag}` });
  expect([again.statusCode, again.body]).toEqual([304, '']);
  stored.set('/b', 'Two');
  siteLedger().change(['/b']);
  const changed = await ask('/b', { 'if-none-match': String(etag) });
  expect([changed.statusCode, changed.body]).toEqual([200, '<p>Two</p>']);
});

test('two hundred who ask at once share one making', async () => {
  stored.set('/c', 'One');
  const before = made;
  const all = await Promise.all(Array.from({ length: 200 }, () => ask('/c')));
  expect(made).toBe(before + 1);
  expect(new Set(all.map(({ body }) => body))).toEqual(new Set(['<p>One</p>']));
});

test('a story withdrawn while its page is being made does not stay', async () => {
  stored.set('/d', 'Secret');
  let go = () => {};
  pause = new Promise((resolve) => {
    go = resolve;
  });
  const early = ask('/d');
  await new Promise((resolve) => setImmediate(resolve));
  stored.delete('/d');
  siteLedger().change(['/d']);
  const late = ask('/d');
  pause = Promise.resolve();
  go();
  await early;
  expect((await late).statusCode).toBe(404);
  expect((await ask('/d')).statusCode).toBe(404);
});

test('a missing page is one page with status 404, its length its own', async () => {
  const answers = await Promise.all(['/no', '/nowhere', '/no/way'].map((path) => ask(path)));
  for (const { statusCode, body, headers } of answers) {
    expect([statusCode, body]).toEqual([404, '<p>nothing here</p>']);
    expect(headers['content-length']).toBe(String(body.length));
  }
});

test('a redirect carries one Location and no shell', async () => {
  const moved = await ask('/moved');
  expect([moved.statusCode, moved.headers.location, moved.body]).toEqual([307, '/new', '']);
});

test('a failed page is a plain 500, and 503 when the lake is what failed', async () => {
  const broken = await ask('/broken');
  expect(broken.statusCode).toBe(500);
  expect(broken.body).not.toContain('secret.ts');
  lakeIsAway = true;
  const away = await ask('/e');
  lakeIsAway = false;
  expect(away.statusCode).toBe(503);
  expect(away.headers['retry-after']).toBeDefined();
});

test('what Next throws is a plain 500, for readers and for an editor in preview', async () => {
  for (const cookie of ['', await previewCookie()]) {
    const { statusCode, body } = await ask('/throws', { cookie });
    expect(statusCode).toBe(500);
    expect(body).not.toContain('secret.ts');
  }
});

test('a page readers have been served stands in while the lake is away; a changed one does not', async () => {
  stored.set('/f', 'Kept');
  stored.set('/g', 'Withdrawn');
  await ask('/f');
  await ask('/g');
  siteLedger().doubt();
  siteLedger().change(['/g']);
  lakeIsAway = true;
  const [kept, withdrawn] = [await ask('/f'), await ask('/g')];
  lakeIsAway = false;
  expect([kept.statusCode, kept.body]).toEqual([200, '<p>Kept</p>']);
  expect(withdrawn.statusCode).toBe(503);
  expect(withdrawn.body).not.toContain('Withdrawn');
});

test('a page that stands in hides no fault of ours: the log is told', async () => {
  stored.set('/q', 'Kept');
  await ask('/q');
  siteLedger().doubt();
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  throwing = '/q';
  const { body } = await ask('/q');
  throwing = '/throws';
  expect(body).toBe('<p>Kept</p>');
  expect(log.mock.calls.flat().map(String)).toContain('Error: at secret.ts:1');
  log.mockRestore();
});

test('an editor in preview never meets what is kept, in either order', async () => {
  const cookie = await previewCookie();
  stored.set('/h', 'One');
  stored.set('/i', 'One');
  expect((await ask('/h', { cookie })).body).toBe('<p>One as a draft</p>');
  expect((await ask('/h')).body).toBe('<p>One</p>');
  expect((await ask('/i')).body).toBe('<p>One</p>');
  const preview = await ask('/i', { cookie });
  expect(preview.body).toBe('<p>One as a draft</p>');
  expect(preview.headers['cache-control']).toBe('private, no-store');
});

/** Next's cookie with the one this site has signed, as a browser in preview sends them. */
async function previewCookie(): Promise<string> {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const owner = { kind: 'account', id: 'signin-x' } as const;
  const sealed = await sealPreview({ owner, id: 'x', expires }, readToken);
  return `a=b; __prerender_bypass=x; dateline_preview=${sealed}`;
}

describe('attack: kept pages', () => {
  test('1,000 made-up preview cookies → the page that is kept, made once', async () => {
    stored.set('/p', 'One');
    await ask('/p');
    const before = made;
    for (let n = 0; n < 1000; n += 1) {
      const cookie = `__prerender_bypass=x${n}; dateline_preview=eyJhbGciOiJub25lIn0.${n}.`;
      expect((await ask('/p', { cookie })).body).toBe('<p>One</p>');
    }
    const another = (await previewCookie()).replace(/.$/, (last) => (last === 'Q' ? 'g' : 'Q'));
    expect((await ask('/p', { cookie: another })).body).toBe('<p>One</p>');
    expect(made).toBe(before);
  });

  test('10,000 unknown addresses and query strings → each made at most once, real pages stay', async () => {
    stored.set('/real', 'Real');
    await ask('/real');
    const before = made;
    for (let n = 0; n < 10_000; n += 1) await ask(`/unknown-${n}?x=${n}`);
    for (let n = 0; n < 1000; n += 1) await ask(`/real?invented=${n}`);
    expect(made - before).toBeLessThanOrEqual(10_001);
    const later = made;
    expect((await ask('/real')).body).toBe('<p>Real</p>');
    expect(made).toBe(later);
  }, 60_000);

  test('headers a client claims → nothing of them is in a page', async () => {
    stored.set('/j', 'One');
    const evil = { host: 'evil.example', 'x-forwarded-host': 'evil.example', cookie: 'a=b' };
    const { body, headers } = await ask('/j', evil);
    expect(JSON.stringify([body, headers])).not.toContain('evil');
  });
});

describe('over a connection', () => {
  const server = createServer((request, response) => void door.handle(request, response));
  let base = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(() => server.close());

  test('a missing page ends where its length says, so that the next answer is read right', async () => {
    stored.set('/k', 'One');
    for (let n = 0; n < 5; n += 1) {
      expect((await fetch(`${base}/missing-${n}`)).status).toBe(404);
      expect(await (await fetch(`${base}/k`)).text()).toBe('<p>One</p>');
    }
    const head = await fetch(`${base}/missing-1`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([404, '']);
  });
});
