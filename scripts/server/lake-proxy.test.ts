import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createPlainServer, type Server as PlainServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vouchedVisitor, vouchHeader } from '@dateline/lake/vouch';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { portOf } from '#lib/testing/ports.ts';
import { createLakeProxy } from './lake-proxy.ts';
import { rawConnection, rawRequest, statusOf } from './testing/raw-http.ts';

const proxySecret = 'proxy_a-secret-for-this-test-alone';
const lakeDir = mkdtempSync(join(tmpdir(), 'proxy-'));
writeFileSync(join(lakeDir, 'secrets.json'), JSON.stringify({ proxySecret }));
afterAll(() => rmSync(lakeDir, { recursive: true }));

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listen<S extends Server | PlainServer>(server: S): Promise<S> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return server;
}

/** A lake that was started here. */
const here = (port: number) => ({
  lakeUrl: `http://127.0.0.1:${port}`,
  lakeDir,
  lakeIsElsewhere: false,
  sanity: { revalidateSecret: undefined },
  lakeQueryTimeout: 20_000,
});

/** A proxy in front of something that listens in the place of the lake. */
async function proxyTo(lakePort: number, patience = 300): Promise<number> {
  const proxy = createLakeProxy(here(lakePort), patience);
  const server = createServer((request, response) => proxy.web(request, response));
  server.on('upgrade', (request, socket, head) => proxy.upgrade(request, socket, head));
  return portOf(await listen(server));
}

const lakeThat = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<number> => portOf(await listen(createServer(answer)));

/** Takes connections and never says a word. */
async function hungLake(): Promise<number> {
  const server = createPlainServer((socket) => {
    socket.on('error', () => {});
    closing.push(() => socket.destroy());
  });
  return portOf(await listen(server));
}

const at = (port: number, path = '/lake/v1/ping') => `http://127.0.0.1:${port}${path}`;

describe('attack: the proxy to the lake', () => {
  it('a lake that takes requests and never answers → 503 in JSON, in time', async () => {
    const port = await proxyTo(await hungLake());
    for (const init of [{}, { method: 'POST', body: '{"mutations":[]}' }, { method: 'HEAD' }]) {
      const answer = await fetch(at(port), init);
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('1');
      const text = await answer.text();
      if (init.method !== 'HEAD') expect(JSON.parse(text)).toMatchObject({ statusCode: 503 });
    }
  });

  it('a hung lake, asked with "Expect: 100-continue" → 503 just so', async () => {
    const port = await proxyTo(await hungLake());
    const answer = await rawRequest(
      port,
      'POST /lake/v1/x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
    );
    expect(answer).toContain('HTTP/1.1 503');
  });

  it('a hung lake, asked for a socket → the socket ends', async () => {
    const port = await proxyTo(await hungLake());
    const socket = new WebSocket(`ws://127.0.0.1:${port}/lake/v1/socket/production`);
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('close', resolve));
  });

  it('a lake that hangs in the middle of an answer → the part that came, then an end by whoever asked', async () => {
    let hungUp = false;
    const lake = await lakeThat((_request, response) => {
      response.write('data: one\n\n');
      response.on('close', () => {
        hungUp = true;
      });
    });
    const connection = await rawConnection(await proxyTo(lake, 2_000));
    connection.write('GET /lake/v1/data/listen/production HTTP/1.1\r\nHost: a\r\n\r\n');
    await connection.until(/data: one/);
    connection.socket.destroy();
    await expect.poll(() => hungUp).toBe(true);
  });

  it('a client that hangs up before the answer → the request to the lake ends too', async () => {
    let asked = 0;
    let ended = 0;
    const lake = await lakeThat((request) => {
      asked += 1;
      request.socket.once('close', () => {
        ended += 1;
      });
    });
    const port = await proxyTo(lake, 60_000);
    for (const head of ['GET /lake/a HTTP/1.1\r\nHost: a\r\n\r\n', postHead(1_000)]) {
      const connection = await rawConnection(port);
      connection.write(head);
      const before = asked;
      await expect.poll(() => asked).toBe(before + 1);
      connection.socket.destroy();
      await expect.poll(() => ended).toBe(asked);
    }
  });

  it('forwarding headers of every kind → overwritten, with the address vouched for', async () => {
    let seen: IncomingMessage['headers'] = {};
    const lake = await lakeThat(({ headers }, response) => {
      seen = headers;
      response.end();
    });
    const port = await proxyTo(lake);
    const claim = '203.0.113.5';
    await fetch(at(port), {
      headers: {
        'x-forwarded-for': claim,
        'x-real-ip': claim,
        forwarded: `for=${claim}`,
        [vouchHeader]: `${claim} made-up`,
      },
    });
    const header = seen[vouchHeader];
    expect(vouchedVisitor(String(header), proxySecret)).toBe('127.0.0.1');
    expect(JSON.stringify(seen)).not.toContain(claim);
    expect(vouchedVisitor(String(header), 'another secret')).toBeNull();
    expect(JSON.stringify(seen)).not.toContain(proxySecret);
  });
});

const postHead = (length: number) =>
  `POST /lake/a HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n{`;

describe('the proxy to the lake', () => {
  it('waits for an upload that goes on, longer than for an answer', async () => {
    let received = 0;
    const lake = await lakeThat((request, response) => {
      request.on('data', (chunk) => {
        received += chunk.length;
      });
      request.on('end', () => response.end('whole'));
    });
    const connection = await rawConnection(await proxyTo(lake, 3_000));
    connection.write('POST /lake/a HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n');
    for (let n = 1; n <= 12; n += 1) {
      connection.write('x');
      await expect.poll(() => received, { interval: 60, timeout: 10_000 }).toBe(n);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await connection.until(/whole/)).toContain('HTTP/1.1 200');
  });

  it('lets an answer that has begun go on for as long as it likes', async () => {
    const lake = await lakeThat((_request, response) => {
      response.write('first ');
      setTimeout(() => response.end('last'), 3_000);
    });
    expect(await (await fetch(at(await proxyTo(lake, 2_000)))).text()).toBe('first last');
  });

  it('tells a lake that takes no socket from one that is not there', async () => {
    const full = await lakeThat((_request, response) => response.writeHead(429).end());
    for (const [lakePort, refused] of [
      [full, true],
      [await hungLake(), false],
      [1, false],
    ] as const) {
      const proxy = createLakeProxy(here(lakePort), 300);
      const server = createServer();
      const outcome = new Promise((resolve) => {
        server.on('upgrade', (request, socket, head) =>
          resolve(proxy.upgrade(request, socket, head)),
        );
      });
      const socket = new WebSocket(`ws://127.0.0.1:${portOf(await listen(server))}/lake/v1/x`);
      socket.on('error', () => {});
      expect(await outcome, String(lakePort)).toEqual({ refused });
    }
  });

  it('says that a lake is away', async () => {
    const answer = await rawRequest(
      await proxyTo(1),
      'GET /lake/v1/ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(statusOf(answer)).toBe(503);
  });
});
