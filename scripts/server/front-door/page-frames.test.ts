import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import { readEnvironment } from '#lib/env.ts';
import { portOf } from '#lib/testing/ports.ts';
import { guardedResponse } from '../guarded-response.ts';
import { createFrontDoor } from './front-door.ts';

/** The policy of pages as it goes over the wire: first made, then from memory, and when nothing changed. */

const tube = 'https://www.youtube-nocookie.com';
const pages = new Map([
  ['/with', `<div data-frame="${tube}/embed/a?autoplay=1"></div>`],
  ['/without', '<p>Words</p>'],
  ['/unknown', '<div data-frame="https://evil.example/embed/a"></div>'],
]);

function site(request: IncomingMessage, response: ServerResponse): void {
  const text = pages.get(new URL(request.url ?? '/', 'http://site.invalid').pathname);
  response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><html lang="en"><head><title>A</title></head><body>${text}</body>`);
}

let server: Server;
let url: string;
beforeAll(async () => {
  const environment = readEnvironment();
  const where = { siteUrl: environment.siteUrl, lake: environment.sanity.lake };
  const none = new OldAddresses([]);
  const door = createFrontDoor(site, where, {
    get: async () => ({ table: none }),
    ready: () => none,
  });
  server = createServer(
    { ServerResponse: guardedResponse(environment) },
    (request, response) => void door.handle(request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(() => server.close());

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url + path, { headers });
  const policy = answer.headers.get('content-security-policy') ?? '';
  return { answer, frames: /frame-src ([^;]*)/.exec(policy)?.[1] ?? null };
};

test('a page may load the frames it has, and no other page may', async () => {
  const first = await ask('/with');
  expect(first.frames).toBe(tube);
  expect((await ask('/with')).frames).toBe(tube);
  const known = first.answer.headers.get('etag') ?? '';
  const same = await ask('/with', { 'if-none-match': known });
  expect(same.answer.status).toBe(304);
  expect(same.frames).toBe(tube);
  for (const path of ['/without', '/unknown', '/nowhere', '/%zz']) {
    expect((await ask(path)).frames, path).toBeNull();
  }
});
