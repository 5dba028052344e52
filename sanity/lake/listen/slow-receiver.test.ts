import { once } from 'node:events';
import { connect } from 'node:net';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openEventStream } from '../testing/event-stream.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

const target =
  '/v2026-02-01/data/listen/production?query=*%5B_type%3D%3D%22flood%22%5D&includeResult=true&includeAllVersions=true';

let lake: TestLake;
let client: SanityClient;
let token: string;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  token = await lake.token('viewer');
});
afterAll(() => lake.remove());

/** Far more than the lake keeps for a receiver and the system's buffers hold together. */
async function flood() {
  const text = 'x'.repeat(900_000);
  for (let n = 0; n < 30; n += 1) {
    await client.createOrReplace({ _id: 'flood', _type: 'flood', n, text });
  }
}

describe('a receiver that does not read', () => {
  it('is cut off, so that the lake keeps no more than a few megabytes for it', async () => {
    const socket = connect(lake.port, '127.0.0.1');
    socket.write(
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await once(socket, 'data');
    socket.pause();
    await flood();
    let received = 0;
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.on('error', () => {});
    socket.resume();
    await once(socket, 'close');
    expect(received).toBeLessThan(25_000_000);
  });

  it('is cut off in a tunnel too', async () => {
    const socket = new WebSocket(`${lake.url.replace('http', 'ws')}/v1/tunnel/production`);
    await once(socket, 'open');
    socket.send(JSON.stringify({ open: 1, target, headers: { Authorization: `Bearer ${token}` } }));
    await once(socket, 'message');
    socket.pause();
    await flood();
    socket.on('error', () => {});
    socket.resume();
    const [code] = await once(socket, 'close');
    expect(code).toBe(1006);
  });

  it('harms nobody who does read', async () => {
    const reading = await openEventStream(`${lake.url}${target}`, token);
    await reading.next();
    const idle = connect(lake.port, '127.0.0.1');
    idle.write(
      `GET ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    );
    await once(idle, 'data');
    idle.pause();
    const heard = (async () => {
      for (;;) {
        const { data } = await reading.next();
        if (JSON.stringify(data.result).includes('"n":29')) return 'everything';
      }
    })();
    await flood();
    expect(await heard).toBe('everything');
    await reading.close();
    idle.destroy();
  });
});
