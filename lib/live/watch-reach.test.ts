import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { clientOf, startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { portOf } from '../testing/ports.ts';
import { watchReach } from './watch-reach.ts';

/** A real lake, over a way that can swallow what goes over it without a word. */

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake?.remove());
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function watched(patience: number) {
  const sockets = new Set<Socket>();
  const way = { isSilent: false, looks: 0 };
  const server = createServer((near) => {
    const far = connect(lake.port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    near.on('data', (bytes) => {
      way.looks += 1;
      if (!way.isSilent) far.write(bytes);
    });
    far.on('data', (bytes) => near.write(bytes));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lost = vi.fn();
  const client = clientOf(`http://127.0.0.1:${portOf(server)}`, lake.siteToken());
  const stop = watchReach(client, lost, { every: 50, patience });
  closing.push(stop, () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const looksAgain = async (times: number) => {
    const from = way.looks;
    await vi.waitFor(() => expect(way.looks).toBeGreaterThanOrEqual(from + times), 60_000);
  };
  return { way, lost, looksAgain };
}

test('a lake that answers is within reach', async () => {
  const { lost, looksAgain } = await watched(20_000);
  await looksAgain(5);
  expect(lost).not.toHaveBeenCalled();
}, 90_000);

test('one that nothing comes from any more is told as lost, once, and again the next time', async () => {
  const { way, lost, looksAgain } = await watched(2_000);
  for (const times of [1, 2]) {
    way.isSilent = true;
    await vi.waitFor(() => expect(lost).toHaveBeenCalledTimes(times), 60_000);
    await looksAgain(2);
    expect(lost).toHaveBeenCalledTimes(times);
    way.isSilent = false;
    await looksAgain(4);
  }
}, 180_000);
