import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { siteLedger } from '#lib/keep/ledger.ts';
import type { Answer } from '../testing/conversation.ts';
import {
  ask,
  close,
  closeAll,
  current,
  get,
  header,
  keep,
  open,
  request,
  talk,
  textOf,
  words,
} from '../testing/kept-pages.ts';

/** What is kept is sent at once, and it is the same that would have come by the long way. */

beforeAll(async () => {
  current.port = await open('');
});
afterAll(closeAll);
beforeEach(async () => {
  await keep('/a', 'One');
  current.waited = 0;
});

test.each([
  ['gzip', '/feed.xml', gunzipSync],
  ['br', '/story', brotliDecompressSync],
] as const)('%s: the same headers and bytes as by the long way', async (encoding, path, read) => {
  words.set(path, 'One');
  const line = `GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: ${encoding}\r\n${close}\r\n\r\n`;
  const [long] = await talk(line);
  expect(current.waited).toBe(1);
  const [short] = await talk(line);
  expect(current.waited).toBe(1);
  expect(read(short?.body ?? Buffer.alloc(0)).toString()).toBe('<p>One</p>');
  const comparable = (answer: Answer | undefined) => ({
    ...answer,
    // Each has a time and a name of its own.
    headers: [...(answer?.headers ?? [])]
      .filter(([name]) => name !== 'date' && name !== 'x-request-id')
      .sort(),
  });
  expect(comparable(short)).toEqual(comparable(long));
  for (const values of short?.headers.values() ?? []) expect(values).toHaveLength(1);
});

test('what browsers are told is the page’s own, and when it was sent', async () => {
  const answer = await ask('/a');
  expect(current.waited).toBe(0);
  expect(header(answer, 'content-security-policy')).toMatch(/^default-src 'none';.* script-src 's/);
  expect(header(answer, 'strict-transport-security')).toMatch(/^max-age=/);
  expect(header(answer, 'vary')).toBe('Accept-Encoding, rsc');
  expect(Date.parse(header(answer, 'date') ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('who has it already gets 304, by its tag or its date', async () => {
  const etag = header(await ask('/a'), 'etag');
  const date = 'If-Modified-Since: Thu, 26 Nov 2026 10:00:00 GMT';
  for (const has of [`If-None-Match: ${etag}`, `if-none-match: "x", ${etag}`, date]) {
    const answer = await ask('/a', has);
    expect([answer.status, header(answer, 'etag'), answer.body.length]).toEqual([304, etag, 0]);
  }
  const older = 'If-Modified-Since: Thu, 26 Nov 2026 09:00:00 GMT';
  for (const has of ['If-None-Match: W/"x"', older, 'If-Modified-Since: never']) {
    expect((await ask('/a', has)).status).toBe(200);
  }
  expect(current.waited).toBe(0);
});

test('one connection carries many, each as long as it says, in the order they were asked', async () => {
  words.set('/b', 'Two');
  const answers = await talk(
    get('/a'),
    request('HEAD /a HTTP/1.1'),
    get('/b'),
    get('/a', 'If-None-Match: *'),
    get('/a'),
    get('/no-such'),
    get('/a', close),
  );
  const [one, two] = ['<p>One</p>', '<p>Two</p>'];
  expect(answers.map((answer) => [answer.status, textOf(answer)])).toEqual([
    [200, one],
    [200, ''],
    [200, two],
    [304, ''],
    [200, one],
    [404, '<p>nothing here</p>'],
    [200, one],
  ]);
  const lengths = answers.map((answer) => header(answer, 'content-length'));
  expect(lengths[1]).toBe(lengths[0]);
  expect(current.waited).toBe(2);
});

test('a connection stays or ends as its client says, of HTTP/1.0 too', async () => {
  const old = 'GET /a HTTP/1.0\r\nAccept-Encoding: gzip\r\n';
  const [kept, ends] = await talk(`${old}Connection: keep-alive\r\n\r\n`, `${old}\r\n`);
  expect([header(kept, 'connection'), header(ends, 'connection')]).toEqual(['keep-alive', 'close']);
  expect(gunzipSync(ends?.body ?? '').toString()).toBe('<p>One</p>');
  expect(current.waited).toBe(0);
});

test('a query that the page does not read makes no other; one that it reads does', async () => {
  expect(textOf(await ask('/a?utm_source=x&q=1'))).toBe('<p>One</p>');
  expect(current.waited).toBe(0);
  await keep('/search', 'Search ');
  expect(textOf(await ask('/search?q=words'))).toBe('<p>Search words</p>');
});

test('once something changed nothing is sent that was made before', async () => {
  words.set('/a', 'Another');
  siteLedger().change(['/a']);
  expect(textOf(await ask('/a'))).toBe('<p>Another</p>');
  words.delete('/a');
  siteLedger().change(['/a']);
  expect((await ask('/a')).status).toBe(404);
  expect(current.waited).toBe(2);
});
