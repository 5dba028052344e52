import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { portOf } from '../testing/ports.ts';
import { eventStream, type OpenPage, sendEventStream } from './event-stream.ts';

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

test('a page that is let go at the first word is not followed for ever', async () => {
  let left = 0;
  const letGo = (page: OpenPage) => {
    page.end();
    return () => {
      left += 1;
    };
  };
  const reader = eventStream(letGo, new AbortController().signal).getReader();
  expect(left).toBe(1);
  await reader.read();
  expect((await reader.read()).done).toBe(true);
  const { port } = await sent(letGo);
  await (await fetch(`http://127.0.0.1:${port}`)).text();
  expect(left).toBe(2);
});

/** Streams sent over a response of Node's, and the pages behind them. */
async function sent(then: (page: OpenPage) => () => void = () => () => {}) {
  const pages: OpenPage[] = [];
  let left = 0;
  const server = createServer((_, response) =>
    sendEventStream(response, (page) => {
      pages.push(page);
      const leave = then(page);
      return () => {
        left += 1;
        leave();
      };
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { port: portOf(server), pages, left: () => left };
}

test('without Next: a page hears of every change, until it goes or is let go', async () => {
  const { port, pages, left } = await sent();
  const gone = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}`, { signal: gone.signal });
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
  for (let told = 0; told < 3; told += 1) pages[0]?.tell();
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (heard.split('data: changed').length < 4) heard += (await reader?.read())?.value ?? '';
  gone.abort();
  await expect.poll(left).toBe(1);
  expect(pages[0]?.hasEnded).toBe(true);
  const another = await fetch(`http://127.0.0.1:${port}`);
  pages[1]?.end();
  expect(await another.text()).toBe('id: 1\nretry: 1000\n\n');
  expect(left()).toBe(2);
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

  test('one who never reads, without Next → let go just so', async () => {
    const { port, pages, left } = await sent();
    const socket = connect(port, '127.0.0.1');
    closing.push(() => socket.destroy());
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => pages.length).toBe(1);
    for (let told = 0; told < 5_000_000 && !pages[0]?.hasEnded; told += 1) {
      pages[0]?.tell();
      if (told % 250 === 0) await turn();
    }
    expect([pages[0]?.hasEnded, left()]).toEqual([true, 1]);
  }, 120_000);
});
