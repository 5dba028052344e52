import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.remove());

const handshake = [
  'GET /v1/tunnel/production HTTP/1.1',
  'Host: lake',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}`,
];

it('a lake ends though a socket never says that it has heard', { timeout: 15_000 }, async () => {
  const asleep = connect(lake.port, '127.0.0.1');
  asleep.write(`${handshake.join('\r\n')}\r\n\r\n`);
  const [answer] = await once(asleep, 'data');
  expect(String(answer)).toContain('101 Switching Protocols');
  expect(await lake.end()).toBe(0);
});
