import { readFileSync } from 'node:fs';
import { Agent, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { madeOfHeader } from '@dateline/lake/made-of';
import { proxySecretFor, vouchFor, vouchHeader } from '@dateline/lake/vouch';
import { createProxyServer, proxyUpgrade } from 'httpxy';
import { z } from 'zod';
import { type Moment, siteLedger } from '#lib/keep/ledger.ts';
import { answeredByLake } from './answered.ts';
import { admittedVisitor, overwriteClaims } from './gate/forwarding.ts';

const prefix = '/lake';

/** Whether a request is for the lake: `/lake` itself or anything under it. */
export const isForLake = (url: string | undefined): boolean =>
  url === prefix ||
  url?.startsWith(`${prefix}/`) === true ||
  url?.startsWith(`${prefix}?`) === true;

export type LakeProxy = {
  web(request: IncomingMessage, response: ServerResponse): void;
  /** Resolves with whether the lake, if it answers, does not take the socket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<{ refused: boolean }>;
};

export type LakeTarget = {
  lakeUrl: string;
  /** Where a lake that is started here keeps the secret by which it knows this proxy. */
  lakeDir: string;
  lakeIsElsewhere: boolean;
  /** By what a lake elsewhere knows this proxy. */
  sanity: { revalidateSecret: string | undefined };
  /** Milliseconds a query may take. */
  lakeQueryTimeout: number;
};

/**
 * What an answer that anybody may keep, such as a picture, tells the cache in front.
 *
 * @param tags what it is made of, as the lake calls it.
 * @param began when it was asked for.
 */
export type TellOfPicture = (
  tags: readonly string[],
  began: Moment,
) => Readonly<Record<string, string>>;

const noHeaders: Readonly<Record<string, string>> = {};

/** When requests to the lake began. */
const begun = new WeakMap<IncomingMessage, Moment>();

/** Part of a picture is no answer for who asks for all of it. */
const isWhole = (status: number | undefined): boolean => status === 200;

/** How much longer than a query the lake may take to begin an answer, in milliseconds. */
const besidesQuery = 10_000;
/** How the proxy says that the lake answered an upgrade with something else. */
const notUpgraded = 'did not upgrade';
/** Milliseconds it may take to accept a socket. */
const upgradePatience = 10_000;

/**
 * Puts the embedded lake under `/lake` on the site's own origin, so that the Studio needs no CORS and
 * there is one public address. Requests, streams and sockets pass through as they come, with the
 * visitor's address vouched for, as the gate has found it.
 *
 * A lake that does not answer is a passing fault: 503, never a 4xx, since the Studio drops an editor's
 * typing on those and tries again on this. One that hangs is given up on, unless an upload goes on or an
 * answer has begun: a stream of events has no end.
 */
export function createLakeProxy(
  target: LakeTarget,
  patience = target.lakeQueryTimeout + besidesQuery,
  tellOfPicture: TellOfPicture = () => noHeaders,
): LakeProxy {
  const { lakeUrl, lakeIsElsewhere: changeOrigin } = target;
  const agent = lakeUrl.startsWith('https:')
    ? new SecureAgent({ keepAlive: true })
    : new Agent({ keepAlive: true });
  // What stands before a lake elsewhere may know it by its name only.
  const proxy = createProxyServer({ target: lakeUrl, agent, changeOrigin });
  proxy.on('proxyReq', (asked, request) => giveUpAfter(patience, asked, request));
  proxy.on('proxyRes', (answer, request) => {
    const said = answer.headers[madeOfHeader];
    delete answer.headers[madeOfHeader];
    if (said === undefined || !isWhole(answer.statusCode)) return;
    Object.assign(answer.headers, tellOfPicture(String(said).split(' '), begun.get(request) ?? 0));
  });
  const vouch = createVouching(target);
  const prepare = (request: IncomingMessage) => {
    request.url = (request.url ?? prefix).slice(prefix.length).replace(/^(?!\/)/, '/');
    // The server has told the client to go on already; sent on, it would be waited for again.
    delete request.headers.expect;
    vouch(request);
  };
  return {
    web(request, response) {
      answeredByLake(response);
      begun.set(request, siteLedger().moment);
      prepare(request);
      proxy.web(request, response).catch(() => unavailable(response));
    },
    upgrade(request, socket, head) {
      prepare(request);
      socket.on('error', () => socket.destroy());
      return proxyUpgrade(lakeUrl, request, socket, head, {
        upgradeTimeout: Math.min(patience, upgradePatience),
        xfwd: false,
        changeOrigin,
      })
        .then((far) => {
          // Each end takes the other with it, however it ends.
          socket.once('close', () => far.destroy());
          far.once('close', () => socket.destroy());
          if (socket.destroyed) far.destroy();
          return { refused: false };
        })
        .catch((fault: unknown) => {
          // What the lake says instead is on its way, and ends the socket.
          const refused = fault instanceof Error && fault.message.includes(notUpgraded);
          if (!refused) socket.destroy();
          return { refused };
        });
    },
  };
}

const secretsFile = z.object({ proxySecret: z.string() });

/** Writes the header by which the lake believes whom a request is from, once there is a secret. */
function createVouching(target: LakeTarget): (request: IncomingMessage) => void {
  const { lakeDir, lakeIsElsewhere, sanity } = target;
  const { revalidateSecret } = sanity;
  let secret =
    lakeIsElsewhere && revalidateSecret !== undefined
      ? proxySecretFor(revalidateSecret)
      : undefined;
  const read = (): string | undefined => {
    try {
      const text = readFileSync(join(lakeDir, 'secrets.json'), 'utf8');
      return secretsFile.parse(JSON.parse(text)).proxySecret;
    } catch {
      // The lake makes it at its first start; until then it takes all visitors for one.
      return undefined;
    }
  };
  return (request) => {
    secret ??= read();
    const visitor = admittedVisitor(request);
    overwriteClaims(request, visitor);
    if (secret !== undefined) request.headers[vouchHeader] = vouchFor(visitor, secret);
  };
}

/** Ends a request to the lake that is not answered in time, counted from the last of its body. */
function giveUpAfter(patience: number, asked: ClientRequest, request: IncomingMessage): void {
  let timer: NodeJS.Timeout;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => asked.destroy(new Error('The lake does not answer.')), patience);
  };
  const stop = () => {
    clearTimeout(timer);
    request.off('data', again);
  };
  again();
  request.on('data', again);
  asked.once('response', stop).once('close', stop);
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(
    JSON.stringify({
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'The content lake does not answer at the moment. Try again shortly.',
    }),
  );
}
