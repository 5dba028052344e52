import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems take for outgoing connections, so that a server can come back to its own. */
const lowest = 20_000;
const highest = 32_000;

const handedOut = new Set<number>();

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    // Of every address, IPv6 and IPv4 alike.
    await once(server.listen(port), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** A port nobody listens on, another one at each call. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (handedOut.has(port) || !(await isFree(port))) continue;
    handedOut.add(port);
    return port;
  }
}
