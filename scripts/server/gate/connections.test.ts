import { afterEach, describe, expect, it } from 'vitest';
import { closeGates, closeLater, openGate } from '../testing/open-gate.ts';
import { rawConnection, rawRequest, statusOf } from '../testing/raw-http.ts';

afterEach(closeGates);

describe('attack: connections', () => {
  it('heads that never end, and connections on which nothing comes → closed in seconds', async () => {
    const { port } = await openGate();
    const connections = await Promise.all(Array.from({ length: 20 }, () => rawConnection(port)));
    for (const connection of connections.slice(10))
      connection.write('GET / HTTP/1.1\r\nHost: a\r\n');
    const ended = await Promise.all(connections.map((connection) => connection.end()));
    for (const text of ended) expect([0, 408]).toContain(statusOf(text));
  });

  it('1,500 idle connections of one visitor → 500 stay, and a reader beside them is answered', async () => {
    const { port, url } = await openGate();
    let open = 0;
    const reader = await rawConnection(port);
    reader.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await reader.until(/answered/);
    for (let n = 0; n < 1_500; n += 1) {
      const { socket } = await rawConnection(port);
      open += 1;
      socket.once('close', () => {
        open -= 1;
      });
      closeLater(() => socket.destroy());
      if (n % 300 === 0)
        expect((await fetch(url, { headers: { connection: 'close' } })).status).toBe(200);
    }
    await expect.poll(() => open).toBeLessThanOrEqual(500);
    expect((await fetch(url)).status).toBe(200);
  });

  it('a thousand requests in one packet → the connection ends', async () => {
    const { port, seen } = await openGate();
    await rawRequest(port, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000));
    expect(seen.length).toBeLessThan(50);
  });
});
