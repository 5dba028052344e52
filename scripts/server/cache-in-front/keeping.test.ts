import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { currentNote } from '#lib/keep/making.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createFrontDoor } from '../front-door/front-door.ts';
import { createTellCache } from './keeping.ts';
import { createKeys } from './keys.ts';

/** What the front door tells caches that look at an address, and at nothing else of a request. */

let server: Server;
let url = '';
const old = new OldAddresses([]);
beforeAll(async () => {
  const keys = createKeys(randomBytes(32));
  const at = { kind: 'cloudflare', urls: [], zone: 'zone1', token: 'token' } as const;
  const door = createFrontDoor(
    (request, response) => {
      if (request.url?.endsWith('.css')) {
        response.writeHead(200, { 'content-type': 'text/css', 'cache-control': lasting });
        return void response.end('p{}');
      }
      currentNote().madeOf(['story']);
      const isMarkdown = request.url?.endsWith('.md') === true;
      const type = isMarkdown ? 'text/markdown' : 'text/html; charset=utf-8';
      response.writeHead(200, { 'content-type': type });
      response.end(isMarkdown ? '# Story' : '<p>Story</p>');
    },
    { siteUrl: 'http://news.example', lake: 'embedded' },
    { get: async () => ({ table: old }), ready: () => old },
    createTellCache(at, keys, siteLedger(), () => true),
  );
  server = createServer((request, response) => void door.handle(request, response));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const lasting = 'public, max-age=31536000, immutable';
const kept = 'max-age=300, stale-if-error=86400';
const told = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url + path, { headers });
  return {
    type: answer.headers.get('content-type')?.split(';')[0],
    cache: answer.headers.get('cloudflare-cdn-cache-control'),
  };
};

test('styles are kept by what they say themselves, at once and later', async () => {
  for (let time = 0; time < 2; time += 1) {
    expect(await told('/_next/static/chunks/a1b2.css')).toEqual({ type: 'text/css', cache: null });
  }
});

describe('attack: what a cache keeps of a page', () => {
  test('Markdown asked for at the address of a story → kept by nobody as the story', async () => {
    expect(await told('/article/story', { accept: 'text/markdown' })).toEqual({
      type: 'text/markdown',
      cache: 'no-store',
    });
    expect(await told('/article/story')).toEqual({ type: 'text/html', cache: kept });
    expect(await told('/article/story.md')).toEqual({ type: 'text/markdown', cache: kept });
  });

  test('a part for a router at the address of a story → kept by nobody as the story', async () => {
    expect((await told('/article/story', { rsc: '1' })).cache).toBe('no-store');
  });
});
