import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { rawConnection, rawRequest, statusOf } from '../scripts/server/testing/raw-http.ts';
import { expect, type SharedNewsroom, test } from './newsroom/fixtures.ts';

/** What strangers send to a real newsroom, byte by byte where a client would be too polite. */

const signInPath = ({ url }: SharedNewsroom): string =>
  `/lake/v1/auth/login/dateline?${new URLSearchParams({ origin: `${url}/studio`, withSid: 'true' })}`;

const head = (line: string, host = 'localhost'): string =>
  `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n`;

test.describe('attack: sign-in, through the site', () => {
  test('25 guesses, each under another forwarded address → 5 checked', async ({ newsroom }) => {
    const statuses: number[] = [];
    for (let n = 0; n < 25; n += 1) {
      const claim = `198.51.100.${n}`;
      const answer = await fetch(`${newsroom.url}${signInPath(newsroom)}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'x-forwarded-for': claim,
          'x-real-ip': claim,
          forwarded: `for=${claim}`,
          'x-dateline-visitor': `${claim} made-up`,
        },
        body: new URLSearchParams({ email: 'nobody@example.org', password: `guess ${n}` }),
      });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });

  test('the same at the port of the lake → 5 checked', async ({ newsroom }) => {
    const statuses: number[] = [];
    for (let n = 0; n < 25; n += 1) {
      const address = `http://127.0.0.1:${newsroom.ports.lake}${signInPath(newsroom).slice('/lake'.length)}`;
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'x-forwarded-for': `198.51.100.${n}` },
        body: new URLSearchParams({ email: 'nobody.else@example.org', password: `guess ${n}` }),
      });
      statuses.push(answer.status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  });
});

test.describe('attack: the gate', () => {
  test('a webhook of 50 MB without a signature → 413', async ({ newsroom }) => {
    const answer = await fetch(`${newsroom.url}/api/revalidate`, {
      method: 'POST',
      body: new Uint8Array(50_000_000),
    });
    expect(answer.status).toBe(413);
  });

  test('bodies that trickle, or never come → 408 within seconds', async ({ newsroom }) => {
    const connections = await Promise.all([0, 1].map(() => rawConnection(newsroom.ports.site)));
    for (const connection of connections) {
      connection.write(`${head('POST /api/revalidate')}Content-Length: 100000\r\n\r\n`);
    }
    const trickle = setInterval(() => connections[1]?.write('x'), 100);
    for (const connection of connections) expect(statusOf(await connection.end())).toBe(408);
    clearInterval(trickle);
  });

  test('methods no page has → 405', async ({ newsroom }) => {
    for (const path of ['/', '/article/no-such-story', '/search?q=a', '/studio', '/feed.xml']) {
      for (const method of ['POST', 'PUT', 'DELETE', 'TRACE', 'PROPFIND', 'OPTIONS']) {
        const answer = await rawRequest(newsroom.ports.site, `${head(`${method} ${path}`)}\r\n`);
        expect(statusOf(answer), `${method} ${path}`).toBe(405);
      }
    }
  });

  test('every function of the build, called by its id as a reader → 405', async ({ newsroom }) => {
    const manifest = join(import.meta.dirname, '../.next/server/server-reference-manifest.json');
    const ids = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).node);
    for (const id of ids) {
      const answer = await fetch(newsroom.url, {
        method: 'POST',
        headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
        body: '["*[0...100]"]',
      });
      expect(answer.status, id).toBe(405);
    }
  });

  test('a length and chunks in one request, to slip in a second → 400, one answer', async ({
    newsroom,
  }) => {
    for (const lines of [
      'Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG',
      'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\nG',
      'Content-Length: 0\r\nContent-Length: 44\r\n\r\nGET /studio HTTP/1.1\r\nHost: localhost\r\n\r\n',
    ]) {
      for (const path of ['/api/revalidate', '/lake/v1/auth/logout']) {
        const answer = await rawRequest(newsroom.ports.site, `${head(`POST ${path}`)}${lines}`);
        expect(statusOf(answer)).toBe(400);
        expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
      }
    }
  });

  test('a Host and forwarding headers of another site → stand in no answer', async ({
    newsroom,
  }) => {
    const claims =
      'X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: evil\r\nForwarded: host=evil.example\r\nX-Original-Host: evil.example\r\n';
    for (const path of [
      '/',
      '/latest/',
      '/feed.xml',
      '/sitemap.xml',
      '/robots.txt',
      '/.well-known/security.txt',
      '/no-such-page',
      '/studio',
      '/api/draft-mode/disable',
      '/api/draft-mode/enable',
      '/lake/v1/auth/providers',
      '/lake/v1/users/me',
    ]) {
      const answer = await rawRequest(
        newsroom.ports.site,
        `${head(`GET ${path}`, 'evil.example')}${claims}\r\n`,
      );
      expect(statusOf(answer), path).toBeGreaterThan(0);
      expect(answer, path).not.toContain('evil');
    }
  });

  test('addresses with another site in them → 400, or nowhere but here', async ({ newsroom }) => {
    for (const target of ['http://evil.example/', 'evil.example:443', '*']) {
      const answer = await rawRequest(newsroom.ports.site, `${head(`GET ${target}`)}\r\n`);
      expect(statusOf(answer), target).toBe(400);
    }
    for (const target of [
      '//evil.example/',
      '///evil.example',
      '/\\evil.example',
      '/%5cevil.example',
    ]) {
      const answer = await rawRequest(newsroom.ports.site, `${head(`GET ${target}`)}\r\n`);
      const location = /^location: (.*)$/im.exec(answer)?.[1]?.trim() ?? '/';
      expect(new URL(location, newsroom.url).origin, target).toBe(newsroom.url);
    }
  });

  test('an address of 9 kB → 414', async ({ newsroom }) => {
    expect((await fetch(`${newsroom.url}/${'a'.repeat(9_000)}`)).status).toBe(414);
  });

  test('300 connections on which nothing comes, and sockets at pages → closed, readers read on', async ({
    newsroom,
  }) => {
    const connections = await Promise.all(
      Array.from({ length: 300 }, () => rawConnection(newsroom.ports.site)),
    );
    expect((await fetch(newsroom.url)).status).toBe(200);
    const socket = new WebSocket(`ws://127.0.0.1:${newsroom.ports.site}/article/no-such-story`);
    const failed = await new Promise<Error>((resolve) => socket.once('error', resolve));
    expect(failed.message).toContain('404');
    await Promise.all(connections.map((connection) => connection.end()));
  });

  test("the site's port by the machine's address in a network → nobody there", async ({
    newsroom,
  }) => {
    const outer = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outer) {
      const answer = fetch(`http://${address}:${newsroom.ports.site}/api/health`);
      await expect(answer, address).rejects.toThrow();
    }
  });
});

test('a newsroom says whom to tell about a weakness', async ({ request, newsroom }) => {
  const answer = await request.get('/.well-known/security.txt');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await answer.text();
  expect(text).toMatch(/^Contact: mailto:\S+@\S+$/m);
  expect(text).toContain(`Canonical: ${newsroom.url}/.well-known/security.txt`);
});
