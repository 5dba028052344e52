import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { readEnvironment } from '#lib/env.ts';
import { signatureHeader } from '#lib/live/signature.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createGate } from '../gate/gate.ts';

const closing: (() => void)[] = [];

/** Done after the test. */
export const closeLater = (close: () => void): void => void closing.push(close);

export function closeGates(): void {
  for (const close of closing.splice(0)) close();
}

export type Seen = Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string };

/** As the product's, in less time. */
const patience = { smallBody: 1_500, pace: { every: 1_000, bytes: 2_000 } };

/**
 * A server behind the gate, which answers 404 under /missing, never when asked to wait, takes no sockets
 * for what is full, and notes what it is asked and who has gone.
 */
export async function openGate(variables: Record<string, string> = {}) {
  const gate = createGate(
    readEnvironment({ SITE_URL: 'https://news.example', ...variables }),
    {
      dev: false,
    },
    patience,
  );
  const seen: Seen[] = [];
  const gone: string[] = [];
  const upgraded: string[] = [];
  const server: Server = createServer(
    gate.options,
    gate.requests((asked, response) => {
      const chunks: Buffer[] = [];
      asked.on('data', (chunk) => chunks.push(chunk));
      asked.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        seen.push({ method: asked.method, url: asked.url, headers: asked.headers, body });
        response.once('close', () => gone.push(asked.url ?? ''));
        if (asked.url?.endsWith('?wait')) return;
        if (asked.url?.includes('missing')) response.statusCode = 404;
        if (asked.url === '/api/revalidate') {
          response.statusCode = asked.headers[signatureHeader] === undefined ? 401 : 200;
        }
        if (asked.url === '/api/live') response.write(': open\n\n');
        else response.end('answered');
      });
    }),
  );
  server.on(
    'upgrade',
    gate.upgrades(async (request, socket) => {
      upgraded.push(request.url ?? '');
      const refused = request.url?.includes('full') ?? false;
      const status = refused ? '429 Too Many Requests' : '101 Switching Protocols';
      socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
      return { refused };
    }),
  );
  server.on('connection', gate.connections);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closeLater(() => {
    server.close();
    server.closeAllConnections();
  });
  const port = portOf(server);
  return { port, seen, gone, upgraded, url: `http://127.0.0.1:${port}` };
}

/** The head of a request that is written by hand, after which the connection is to end. */
export const headOf = (line: string): string =>
  `${line} HTTP/1.1\r\nHost: news.example\r\nConnection: close\r\n`;
