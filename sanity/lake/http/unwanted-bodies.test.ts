import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake?.remove());

const chunk = Buffer.alloc(1_000_000, 'a');

/** Sends a body as fast as it is taken, whatever comes back, until the connection ends. */
function pour(path: string): Promise<{ status: number; taken: number }> {
  const socket = connect(Number(new URL(lake.url).port), '127.0.0.1');
  let answer = '';
  const send = () => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', send).on('error', () => {});
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400000000\r\n\r\n`);
  send();
  return new Promise((resolve) => {
    socket.once('close', () => {
      const status = Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0);
      resolve({ status, taken: socket.bytesWritten - socket.writableLength });
    });
  });
}

describe('attack: bodies nobody wants', () => {
  it('sixteen bodies of 400 MB from nobody, as fast as they are taken → 401, and little is taken', async () => {
    const paths = ['/v1/assets/images/production', '/v1/data/query/production', '/v1/nothing'];
    const poured = await Promise.all(
      Array.from({ length: 16 }, (_, n) => pour(paths[n % paths.length] ?? '/')),
    );
    expect(poured.map(({ status }) => status)).toEqual(
      poured.map((_, n) => (n % paths.length === 2 ? expect.toBeOneOf([404, 405]) : 401)),
    );
    // What the system holds for each connection is among it.
    const taken = poured.reduce((sum, one) => sum + one.taken, 0);
    expect(taken).toBeLessThan(300_000_000);
  });
});
