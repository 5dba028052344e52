import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { siteLive } from '#lib/live/site-live.ts';
import { sealPreview } from '#lib/preview/seal.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createFrontDoor } from './front-door.ts';

const readToken = 'token_of-the-site';
const closing: (() => void)[] = [];
let url = '';
let asked = 0;

beforeEach(async () => {
  siteLive().standpoint.follows = true;
  vi.stubEnv('SANITY_API_READ_TOKEN', readToken);
  asked = 0;
  const door = createFrontDoor(
    (_, response) => {
      asked += 1;
      response.end('by Next');
    },
    { siteUrl: 'https://news.example', lake: 'embedded' },
  );
  const server = createServer((request, response) => void door.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  url = `http://127.0.0.1:${portOf(server)}`;
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const close of closing.splice(0)) close();
});

/** What comes first of a stream. */
async function beginning(path: string, cookie = ''): Promise<string> {
  const abort = new AbortController();
  const answer = await fetch(url + path, { headers: { cookie }, signal: abort.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!/retry|by Next/.test(text)) text += (await reader?.read())?.value ?? '';
  if (path.includes('?of=gone'))
    while (!/changed/.test(text)) text += (await reader?.read())?.value;
  abort.abort();
  await reader?.cancel().catch(() => {});
  return text;
}

test('a reader’s page is told without asking Next, at once when what it shows is not known any more', async () => {
  expect(await beginning('/api/live')).toBe('id: 1\nretry: 1000\n\n');
  expect(await beginning('/api/live?of=gone.1')).toContain('data: changed');
  expect(await beginning('/api/live', 'dateline_preview=made-up; __prerender_bypass=x')).toMatch(
    /^id: 1/,
  );
  expect(asked).toBe(0);
});

test('a preview’s page, and what is no stream, are Next’s to answer', async () => {
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const owner = { kind: 'account', id: 'signin-x' } as const;
  const sealed = await sealPreview({ owner, id: 'x', expires }, readToken);
  const names = ['dateline_preview', '__Secure-dateline_preview', 'dateline_preview_3000'];
  const cookie = names.map((name) => `${name}=${sealed}`).join('; ');
  expect(await beginning('/api/live', cookie)).toBe('by Next');
  expect(await (await fetch(`${url}/api/live/more`)).text()).toBe('by Next');
  expect(await (await fetch(`${url}/api/live`, { method: 'POST' })).text()).toBe('by Next');
  expect(asked).toBe(3);
});
