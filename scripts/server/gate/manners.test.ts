import { answerToWhole } from '@dateline/lake/testing/whole-body';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { closeGates, headOf, openGate } from '../testing/open-gate.ts';
import { rawRequest, statusOf } from '../testing/raw-http.ts';

afterEach(closeGates);

describe('attack: what may be asked', () => {
  it('every method but GET and HEAD of a page → 405, nothing of it passes', async () => {
    const { port, seen } = await openGate();
    for (const method of [
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'QUERY',
    ]) {
      const answer = await rawRequest(port, `${headOf(`${method} /`)}Content-Length: 0\r\n\r\n`);
      expect(statusOf(answer), method).toBe(405);
      expect(answer.toLowerCase()).toContain('allow: get, head');
    }
    for (const method of ['TRACE', 'PROPFIND', 'LOCK']) {
      expect(statusOf(await rawRequest(port, `${headOf(`${method} /lake/v1/ping`)}\r\n`))).toBe(
        405,
      );
    }
    const connect = await rawRequest(
      port,
      'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n',
    );
    expect(statusOf(connect)).not.toBe(200);
    expect(seen).toEqual([]);
  });

  it('calls of server actions, with ids and cookies made up → 405', async () => {
    const { url, seen } = await openGate();
    const calls: Record<string, string>[] = [
      { 'next-action': 'e0e61519dd9f129affcf9bac2bf25bc9d6e8cb5f85' },
      { 'next-action': 'x', cookie: '__prerender_bypass=made-up' },
      { 'next-action': '__proto__', cookie: '__prerender_bypass=made-up' },
      { 'content-type': 'multipart/form-data; boundary=x' },
    ];
    for (const headers of calls) {
      const answer = await fetch(`${url}/`, { method: 'POST', headers, body: '["query"]' });
      expect(answer.status).toBe(405);
    }
    const atRoute = await fetch(`${url}/api/revalidate`, {
      method: 'POST',
      headers: { 'next-action': 'x' },
      body: '[]',
    });
    expect(atRoute.status).toBe(405);
    expect(seen).toEqual([]);
  });

  it('8 MB sent to a page → 405, and whoever sends it gets to read so', async () => {
    const { url, seen } = await openGate();
    // A fifth of what is read in the time there is, for a machine that has other work.
    const size = 8_000_000;
    for (let n = 0; n < 5; n += 1) {
      const answer = await fetch(`${url}/`, { method: 'POST', body: new Uint8Array(size) });
      expect(answer.status).toBe(405);
    }
    // One that does not listen before it has sent all.
    expect(await answerToWhole(`${url}/`, size)).toMatch(/^HTTP\/1.1 405 /);
    expect(seen).toEqual([]);
  });

  it('a page asked for with a body, of a length or in chunks → 400', async () => {
    const { port, seen } = await openGate();
    for (const text of [
      'Content-Length: 400000000\r\n\r\n',
      'Transfer-Encoding: chunked\r\n\r\n5\r\nhello',
    ]) {
      expect(statusOf(await rawRequest(port, `${headOf('GET /')}${text}`))).toBe(400);
    }
    expect(seen).toEqual([]);
  });

  it('an address of 9,000 characters → 414; of the lake, 16 kB are taken', async () => {
    const { url, seen } = await openGate();
    expect((await fetch(`${url}/${'a'.repeat(9_000)}`)).status).toBe(414);
    expect((await fetch(`${url}/?${'a'.repeat(9_000)}`)).status).toBe(414);
    expect(seen).toEqual([]);
    expect((await fetch(`${url}/lake/v1/x?query=${'a'.repeat(11_000)}`)).status).toBe(200);
  });

  it('an address with another site in front, or none at all → 400', async () => {
    const { port, seen } = await openGate();
    for (const target of [
      'http://evil.example/',
      'https://news.example/',
      '*',
      'evil.example:80',
    ]) {
      expect(statusOf(await rawRequest(port, `${headOf(`GET ${target}`)}\r\n`)), target).toBe(400);
    }
    expect(seen).toEqual([]);
  });

  it('two lengths, a length and chunks, broken lines, a head of 20 kB → refused', async () => {
    const { port, seen } = await openGate();
    const requests = [
      `${headOf('POST /api/revalidate')}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
      `${headOf('POST /api/revalidate')}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `${headOf('POST /api/revalidate')}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
      `${headOf('GET /')}X-A: one\n two\r\n\r\n`,
      `${headOf('GET /')}X-A : b\r\n\r\n`,
      `${headOf('GET /')}X-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      `${headOf('GET /')}Host: evil.example\r\n\r\n`,
    ];
    for (const text of requests) {
      const status = statusOf(await rawRequest(port, text));
      expect([400, 431], text.slice(0, 200)).toContain(status);
    }
    expect(seen).toEqual([]);
  });

  it('a Host made up, and headers only proxies and Next itself write → what is known in their place', async () => {
    const { port, seen } = await openGate({ PORT: '4711' });
    const claims = [
      'X-Forwarded-For: 203.0.113.1',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: gopher',
      'X-Forwarded-Prefix: /evil',
      'Forwarded: for=203.0.113.1;host=evil.example',
      'X-Real-IP: 203.0.113.1',
      'True-Client-IP: 203.0.113.1',
      'X-Original-URL: /studio',
      'X-Rewrite-URL: /studio',
      'X-Middleware-Subrequest: middleware',
      'X-Matched-Path: /studio',
      'X-Next-Revalidated-Tags: all',
      'X-Dateline-Visitor: 203.0.113.1 x',
    ];
    await rawRequest(
      port,
      `GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n${claims.join('\r\n')}\r\n\r\n`,
    );
    expect(seen[0]?.headers).toEqual({
      host: 'news.example',
      connection: 'close',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'news.example',
      'x-forwarded-proto': 'https',
    });
    await rawRequest(port, 'GET / HTTP/1.1\r\nHost: LocalHost:4711\r\nConnection: close\r\n\r\n');
    expect(seen[1]?.headers.host).toBe('LocalHost:4711');
  });

  it('a socket at the address of a page, or an upgrade to something else → no socket', async () => {
    const { url, port } = await openGate();
    for (const path of ['/', '/api/live', '/_next/webpack-hmr', '/lakes', '/studio']) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`);
      const failed = await new Promise<Error>((resolve) => socket.once('error', resolve));
      expect(failed.message, path).toMatch(/Unexpected server response/);
    }
    const other = await rawRequest(
      port,
      'GET /lake/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\r\n',
    );
    expect(statusOf(other)).toBe(200);
  });
});
