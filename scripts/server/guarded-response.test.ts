import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEnvironment } from '#lib/env.ts';
import { portOf } from '#lib/testing/ports.ts';
import { answeredByLake, answerWith } from './answered.ts';
import { guardedResponse } from './guarded-response.ts';
import { sendPlainPage } from './plain-page.ts';

const env = readEnvironment({ SITE_URL: 'https://news.example.org' });
const html = { 'content-type': 'text/html; charset=utf-8' };

/** Ways an answer is given, by whoever gives it. */
const ways: Record<string, (response: ServerResponse) => void> = {
  '/object': (response) => response.writeHead(200, { 'content-type': 'text/css' }).end('a'),
  '/message': (response) => response.writeHead(200, 'Fine', { a: 'b' }).end('a'),
  '/list': (response) => response.writeHead(200, ['set-cookie', 'a', 'set-cookie', 'b']).end(),
  '/list-over': (response) => {
    response.setHeader('Cache-Control', 'public');
    response.writeHead(200, ['cache-control', 'no-store']).end('a');
  },
  '/no-message': (response) => response.writeHead(200, undefined, { a: 'b' }).end('a'),
  '/implicit': (response) => void response.end('a'),
  '/weaker': (response) => {
    response.setHeader('content-security-policy', "script-src *; default-src 'unsafe-inline'");
    response.writeHead(200, { 'X-Content-Type-Options': 'sniff', ...html }).end('a');
  },
  '/page': (response) => {
    answerWith(response, 'page');
    response.writeHead(200, html).end('a');
  },
  '/page-moved': (response) => {
    answerWith(response, 'page');
    response.writeHead(308, { ...html, location: '/a' }).end();
  },
  '/studio': (response) => {
    answerWith(response, 'studio', { scripts: "'nonce-a'" });
    response.writeHead(200, html).end('a');
  },
  '/plain': (response) => {
    answerWith(response, 'page');
    sendPlainPage(response, 503, { title: 'A', text: 'B' });
  },
  '/lake': (response) => {
    answeredByLake(response);
    response.writeHead(200, { 'content-security-policy': 'sandbox', ...html }).end('a');
  },
  '/script': (response) => {
    response.writeHead(200, { 'content-type': 'application/javascript; charset=UTF-8' }).end('a');
  },
  '/secret': (response) => {
    response.writeHead(307, { location: '/a', 'referrer-policy': 'no-referrer' }).end();
  },
};

let server: Server;
beforeAll(async () => {
  server = createServer({ ServerResponse: guardedResponse(env) }, (request, response) =>
    ways[request.url ?? '']?.(response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const at = (path: string) =>
  fetch(`http://127.0.0.1:${portOf(server)}${path}`, { redirect: 'manual' });
const policyAt = async (path: string) => (await at(path)).headers.get('content-security-policy');

test.each(Object.keys(ways))('%s: every header is there, once', async (path) => {
  const { headers } = await at(path);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('permissions-policy')).toContain('camera=()');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=/);
  expect(headers.get('content-security-policy')?.match(/default-src|sandbox/g)).toHaveLength(1);
});

test('what was given to an answer is in it', async () => {
  expect((await at('/message')).statusText).toBe('Fine');
  expect((await at('/message')).headers.get('a')).toBe('b');
  expect((await at('/no-message')).headers.get('a')).toBe('b');
  expect((await at('/list-over')).headers.get('cache-control')).toBe('no-store');
  expect((await at('/list')).headers.getSetCookie()).toEqual(['a', 'b']);
});

describe('the policy is that of what is sent', () => {
  test('a reader’s page; not so what has no document in it', async () => {
    expect(await policyAt('/page')).toContain("script-src 'self';");
    expect(await policyAt('/page-moved')).not.toContain('script-src');
  });

  test('an application runs its own scripts', async () => {
    expect(await policyAt('/studio')).toContain("script-src 'self' 'nonce-a'");
  });

  test('a script may be a worker’s, which loads the rest of it', async () => {
    expect(await policyAt('/script')).toMatch(/^default-src 'none';.* script-src 'self'$/);
    expect(await policyAt('/object')).not.toContain('script-src');
  });

  test('words in the place of a page have their own styles', async () => {
    expect(await policyAt('/plain')).toMatch(/style-src 'sha256-[\w+/=]{44}'/);
  });

  test('the lake knows its files best, and a secret in an address is told to nobody', async () => {
    expect(await policyAt('/lake')).toBe('sandbox');
    expect((await at('/secret')).headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('a weaker one, from whatever is behind, does not count', async () => {
    expect(await policyAt('/weaker')).not.toMatch(/\*|unsafe/);
  });
});
