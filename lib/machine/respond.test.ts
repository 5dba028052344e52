import { expect, test } from 'vitest';
import { LakeUnavailableError } from '#lib/content/ask-lake.ts';
import { respond } from './respond.ts';

let paths = 0;

/** A document at a path of its own, asked for with these headers; its text can change. */
function served(first: string) {
  paths += 1;
  const url = `http://localhost/feed-${paths}.xml`;
  let body = first;
  return {
    change: (next: string) => {
      body = next;
    },
    get: (headers: Record<string, string> = {}) =>
      respond(new Request(url, { headers }), async () => ({ body, type: 'application/xml' })),
  };
}

const header = (response: Response, name: string) => response.headers.get(name) ?? '';

test('a document comes with its type and what to ask with again', async () => {
  const response = await served('<a/>').get();
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<a/>');
  expect(header(response, 'content-type')).toBe('application/xml; charset=utf-8');
  expect(header(response, 'cache-control')).toBe('public, max-age=0, must-revalidate');
  expect(header(response, 'etag')).toMatch(/^"[\w-]{43}"$/);
});

test.each([
  ['its tag', (etag: string) => etag],
  ['its tag among others, weak', (etag: string) => `"x", W/${etag}`],
  ['any tag', () => '*'],
])('who has it already, by %s, gets nothing again', async (_, ask) => {
  const feed = served('<a/>');
  const etag = header(await feed.get(), 'etag');
  const again = await feed.get({ 'if-none-match': ask(etag) });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  expect(header(again, 'etag')).toBe(etag);
  feed.change('<b/>');
  if (ask(etag) !== '*') expect((await feed.get({ 'if-none-match': ask(etag) })).status).toBe(200);
});

test('who asks by date gets nothing again; the tag counts more than the date', async () => {
  const feed = served('<a/>');
  const since = header(await feed.get(), 'last-modified');
  const earlier = new Date(Date.parse(since) - 1000).toUTCString();
  expect((await feed.get({ 'if-modified-since': since })).status).toBe(304);
  expect((await feed.get({ 'if-modified-since': earlier })).status).toBe(200);
  expect((await feed.get({ 'if-modified-since': 'yesterday' })).status).toBe(200);
  expect((await feed.get({ 'if-modified-since': since, 'if-none-match': '"x"' })).status).toBe(200);
});

test('nothing there is a plain 404', async () => {
  const response = await respond(new Request('http://localhost/x.xml'), async () => null);
  expect([response.status, await response.text()]).toEqual([404, 'Not found.\n']);
});

test('an absent lake is a plain 503 that says when to come back; a bug stays one', async () => {
  const failing = (error: Error) =>
    respond(new Request('http://localhost/x.xml'), () => Promise.reject(error));
  const response = await failing(new LakeUnavailableError('it is out.'));
  expect([response.status, header(response, 'retry-after')]).toEqual([503, '5']);
  expect(await response.text()).not.toMatch(/lake|at /);
  await expect(failing(new Error('a bug'))).rejects.toThrow('a bug');
});
