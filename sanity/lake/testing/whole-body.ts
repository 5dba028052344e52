import { once } from 'node:events';
import { connect } from 'node:net';

const CHUNK = 100_000;

/**
 * What comes back to a client that sends a body of about so many bytes to its end before it listens,
 * without having said how long it is.
 *
 * @throws when the connection ends before.
 */
export async function answerToWhole(
  address: string,
  bytes: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { port, pathname, host } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  const all = { host, 'transfer-encoding': 'chunked', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const chunk = `${CHUNK.toString(16)}\r\n${' '.repeat(CHUNK)}\r\n`;
  for (let sent = 0; sent < bytes; sent += CHUNK) {
    if (!socket.write(chunk)) await once(socket, 'drain');
  }
  socket.write('0\r\n\r\n');
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer);
}
