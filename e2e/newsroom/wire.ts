import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { z } from 'zod';

/** What the wire does to the answer of a query; everything else passes as it is. */
export type Behaviour =
  /** Arrives as late as `longest` milliseconds, each answer at another time. */
  | { kind: 'slow'; longest: number }
  /** Never arrives. */
  | { kind: 'hung' }
  /** Something else arrives. */
  | { kind: 'lying'; body: string }
  /** It is refused, with what a lake may say so. */
  | { kind: 'refusing'; status: number; retryAfter?: string };

export const honest: Behaviour = { kind: 'slow', longest: 0 };

const secrets = z.object({ lakeSecret: z.string() });

/**
 * A wire between the site and the lake of `dir`, for lakes that are slow, hang or lie. It proves to be
 * that lake at its own port, which nothing could that does not know the folder's secrets.
 *
 * @returns a function that ends it.
 */
export async function wire(
  { from, to, dir }: { from: number; to: number; dir: string },
  behaviour: () => Behaviour,
): Promise<() => Promise<void>> {
  const { lakeSecret } = secrets.parse(
    JSON.parse(await readFile(join(dir, 'secrets.json'), 'utf8')),
  );
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming;
    const challenge = new URL(url, 'http://lake.invalid').searchParams.get('challenge');
    if (challenge !== null) {
      const hmac = createHmac('sha256', lakeSecret).update(`lake ${from} ${challenge}`);
      outgoing.end(JSON.stringify({ pong: true, proof: hmac.digest('base64url') }));
      return;
    }
    const upstream = ask({ host: '127.0.0.1', port: to, method, path: url, headers }, (answer) => {
      if (url.includes('/data/query/')) deliver(answer, outgoing, behaviour());
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
  // Who asked may have given up meanwhile.
  if (outgoing.destroyed) {
    answer.destroy();
    return;
  }
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  // An answer that breaks off breaks off here, too.
  pipeline(answer, outgoing, () => {});
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
    case 'refusing':
      answer.resume();
      outgoing
        .writeHead(behaviour.status, {
          'content-type': 'application/json',
          ...(behaviour.retryAfter === undefined ? {} : { 'retry-after': behaviour.retryAfter }),
        })
        .end('{"message":"Try again shortly."}');
      return;
    case 'lying':
      answer.resume();
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(behaviour.body);
  }
}
