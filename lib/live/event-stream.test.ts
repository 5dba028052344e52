import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { portOf } from '../testing/ports.ts';
import { eventStream, type OpenPage } from './event-stream.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A page that is followed, and what became of it. */
function followed(signal = new AbortController().signal) {
  const pages: OpenPage[] = [];
  let left = 0;
  const stream = eventStream((page) => {
    pages.push(page);
    return () => {
      left += 1;
    };
  }, signal);
  const [page] = pages;
  if (page === undefined) throw new Error('Nobody follows the page.');
  return { stream, page, left: () => left };
}

/** Serves one stream over a real socket, as slowly as its reader takes it. */
async function serve(stream: ReadableStream<Uint8Array>): Promise<number> {
  const server = createServer(async (_, response) => {
    const reader = stream.getReader();
    response.once('close', () => void reader.cancel());
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      if (!response.write(value)) await once(response, 'drain');
    }
    response.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return portOf(server);
}

test('a page that reads hears of every change', async () => {
  const { stream, page } = followed();
  const socket = connect(await serve(stream), '127.0.0.1').setEncoding('utf8');
  closing.push(() => socket.destroy());
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  let heard = '';
  socket.on('data', (text) => {
    heard += text;
  });
  for (let told = 0; told < 3; told += 1) page.tell();
  await expect.poll(() => heard.match(/data: changed\n\n/g)?.length).toBe(3);
  expect(page.hasEnded).toBe(false);
});

test('a page that goes is followed no longer, however it goes', async () => {
  const cancelled = followed();
  await cancelled.stream.cancel();
  const abort = new AbortController();
  const aborted = followed(abort.signal);
  abort.abort();
  const ended = followed();
  ended.page.end();
  ended.page.end();
  for (const { page, left } of [cancelled, aborted, ended]) {
    page.tell();
    expect([page.hasEnded, left()]).toEqual([true, 1]);
  }
});

test('a page that is let go at the first word is not followed for ever', () => {
  let left = 0;
  eventStream((page) => {
    page.end();
    return () => {
      left += 1;
    };
  }, new AbortController().signal);
  expect(left).toBe(1);
});

describe('attack: live streams', () => {
  test('a reader who never reads → let go once what waits for it has grown', async () => {
    const { stream, page, left } = followed();
    const socket = connect(await serve(stream), '127.0.0.1');
    closing.push(() => socket.destroy());
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    // What the two ends of a socket hold comes first: some megabytes.
    for (let told = 0; told < 5_000_000 && !page.hasEnded; told += 1) {
      page.tell();
      if (told % 250 === 0) await turn();
    }
    expect([page.hasEnded, left()]).toEqual([true, 1]);
  }, 120_000);
});
