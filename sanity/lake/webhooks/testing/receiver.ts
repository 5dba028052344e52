import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';

/** A request a receiver was sent. */
export type Received = { headers: IncomingHttpHeaders; body: string };

/**
 * A program elsewhere that webhooks tell things to: a real HTTP server, which answers each request
 * with the next of `statuses`, and with 200 when they are used up.
 */
export async function startReceiver(statuses: number[] = [], port = 0) {
  const received: Received[] = [];
  let waiting: { count: number; done: () => void } | null = null;
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (text) => {
      body += text;
    });
    req.on('end', () => {
      res.writeHead(statuses.shift() ?? 200).end();
      received.push({ headers: req.headers, body });
      if (waiting && received.length >= waiting.count) waiting.done();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const at = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${at}/hook`,
    port: at,
    received,
    /** The first so many requests, once they have come. */
    first: (count: number): Promise<Received[]> =>
      new Promise((resolve) => {
        const done = () => resolve(received.slice(0, count));
        if (received.length >= count) done();
        else waiting = { count, done };
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
