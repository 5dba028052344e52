import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** What the wire does to the answer of a query; everything else passes as it is. */
export type Behaviour =
  /** Arrives as late as `longest` milliseconds, each answer at another time. */
  | { kind: 'slow'; longest: number }
  /** Never arrives. */
  | { kind: 'hung' }
  /** Something else arrives. */
  | { kind: 'lying'; body: string };

export const honest: Behaviour = { kind: 'slow', longest: 0 };

/**
 * A wire between the site and its lake, for lakes that are slow, hang or lie.
 *
 * @returns a function that ends it.
 */
export async function wire(
  from: number,
  to: number,
  behaviour: () => Behaviour,
): Promise<() => Promise<void>> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const upstream = ask({ host: '127.0.0.1', port: to, method, path: url, headers }, (answer) => {
      if (url?.includes('/data/query/')) deliver(answer, outgoing, behaviour());
      else pass(answer, outgoing);
    });
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(from, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

function pass(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
}

function deliver(answer: IncomingMessage, outgoing: ServerResponse, behaviour: Behaviour): void {
  switch (behaviour.kind) {
    case 'slow':
      // The answer is the lake's of this moment and arrives later.
      setTimeout(() => pass(answer, outgoing), Math.random() * behaviour.longest);
      return;
    case 'hung':
      answer.resume();
      return;
    case 'lying':
      answer.resume();
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(behaviour.body);
  }
}
