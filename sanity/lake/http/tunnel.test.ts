import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.remove());

describe('the socket itself', () => {
  /** How a raw WebSocket ends: with its close code. */
  const closeOf = (address: string, frame?: string) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(address);
      socket.addEventListener('close', ({ code }) => resolve(code));
      socket.addEventListener('open', () => frame === undefined || socket.send(frame));
    });
  const address = () => `${lake.url.replace('http', 'ws')}/v1/tunnel/production`;

  it.each(['no JSON', '{"open":"one"}', '{"open":1,"target":"http://elsewhere/"}'])(
    'is closed on a frame that makes no sense: %s',
    async (frame) => {
      expect(await closeOf(address(), frame)).toBe(1007);
    },
  );

  it('is not opened for another dataset', async () => {
    expect(await closeOf(address().replace('production', 'staging'))).toBe(1006);
  });
});
