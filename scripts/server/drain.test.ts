import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { trackWork, type Work } from './drain.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers as it is told, and what it knows of its work. */
async function serve(
  answer: RequestListener,
): Promise<{ work: Work; server: Server; port: number }> {
  const work = trackWork();
  const made = createServer((request, response) => {
    work.question(request, response);
    answer(request, response);
  });
  server = made;
  made.on('connection', work.connection);
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  const { port } = made.address() as AddressInfo;
  return { work, server: made, port };
}

/** Asks over a connection of its own that would be kept. */
async function ask(port: number, headers = ''): Promise<{ socket: Socket; all: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const pieces: Buffer[] = [];
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  const all = once(socket, 'close').then(() => Buffer.concat(pieces).toString());
  await once(socket, 'connect');
  socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return { socket, all };
}

const long = 60_000;

test('what is being answered is answered, and nothing new is taken', async () => {
  const { promise: asked, resolve: isAsked } = Promise.withResolvers<() => void>();
  const { work, server, port } = await serve((_, response) => {
    response.write('one, ');
    isAsked(() => response.end('two'));
  });
  const { all } = await ask(port);
  const goOn = await asked;
  const drained = work.drain(server, long);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
  goOn();
  expect(await all).toMatch(/one, [\s\S]*two[\s\S]*\r\n0\r\n\r\n$/);
  await drained;
});

test('who reads slowly gets all of it', async () => {
  const body = Buffer.alloc(20_000_000, 'x');
  const { promise: sent, resolve: isSent } = Promise.withResolvers<void>();
  const { work, server, port } = await serve((_, response) => {
    response.end(body);
    response.once('finish', isSent);
    isSent();
  });
  const { socket, all } = await ask(port);
  socket.pause();
  await sent;
  const drained = work.drain(server, long);
  socket.resume();
  expect((await all).length).toBeGreaterThan(body.length);
  await drained;
});

test('connections that wait for nothing, and streams of events, end at once', async () => {
  const { work, server, port } = await serve((request, response) => {
    response.write('begun');
    if (!request.headers.accept) response.end();
  });
  const idle = await ask(port);
  const stream = await ask(port, 'Accept: text/event-stream\r\n');
  await Promise.all([idle, stream].map(({ socket }) => once(socket, 'data')));
  await work.drain(server, long);
  expect(await stream.all).toContain('begun');
  expect(await idle.all).toContain('begun');
});

test('an answer that does not come keeps nobody from ending', async () => {
  const { work, server, port } = await serve(() => {});
  const waiting = await ask(port);
  await once(server, 'request');
  await work.drain(server, 50);
  expect(await waiting.all).toBe('');
});
