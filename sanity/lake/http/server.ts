import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestIdOf } from '../auth/request-id.ts';
import { createVisitorOf } from '../auth/visitor.ts';
import type { Lake } from '../context.ts';
import { drain } from '../wire/drain.ts';
import { readBody } from '../wire/request.ts';
import { requestIdHeader, withRequestId } from '../wire/request-id.ts';
import { accessLine } from './access-log.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { createDispatch, type Incoming } from './dispatch.ts';
import { watchPace } from './pace.ts';
import { sendAnswer } from './send.ts';
import { acceptSockets } from './sockets.ts';

/** A lake that answers requests. */
export type RunningServer = {
  /** The port it listens on, also when 0 (any free one) was asked for. */
  port: number;
  /** Stops taking requests, ends the streams and sockets, lets running requests finish. */
  close: () => Promise<void>;
};

/** Requests that still run this long after closing began are cut off. */
const patience = 3_000;

/** Milliseconds in which the receiver of an answer has to take something of it. */
const sendingPatience = 120_000;

/** More than there is memory for sockets' buffers, less than there are file descriptors. */
const mostConnections = 10_000;

/**
 * Listens on the lake's address, which is the loopback one unless told otherwise, and answers for `lake`.
 *
 * @throws The error of `listen`, such as EADDRINUSE.
 */
export async function startServer(lake: Lake, port: number): Promise<RunningServer> {
  const dispatch = createDispatch(lake);
  const visitorOf = createVisitorOf(lake.config);
  const requestIdOf = createRequestIdOf(lake.config);
  const server = createServer({ connectionsCheckingInterval: 5_000 }, (req, res) => {
    const id = requestIdOf(req);
    withRequestId(id, () =>
      handle(req, res, id).catch((fault: unknown) => {
        console.error('lake: an answer could not be sent:', fault);
        res.destroy();
      }),
    );
  });
  // An upload may take as long as it takes, if it goes on: see `pace.ts`.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  server.maxConnections = mostConnections;
  // Longer than clients and proxies keep a connection: none is to be used just as it is closed.
  server.keepAliveTimeout = 65_000;

  async function handle(req: IncomingMessage, res: ServerResponse, id: string): Promise<void> {
    const started = performance.now();
    const cors = {
      ...corsHeaders(req.headers.origin, lake.origins),
      ...alwaysHeaders,
      [requestIdHeader]: id,
    };
    if (req.method === 'OPTIONS') {
      const asked = preflightHeaders(req.headers['access-control-request-headers']);
      res.writeHead(204, { ...cors, ...asked }).end();
      return;
    }
    const incoming = incomingOf(req, res, visitorOf(req));
    const answer = await dispatch(incoming);
    if (lake.config.log) {
      console.error(JSON.stringify(accessLine(incoming, answer, { started, requestId: id })));
    }
    if (answer.kind !== 'raw' && !(await drain(req))) res.setHeader('connection', 'close');
    // Whoever takes nothing of an answer for so long has gone, or means to keep it in our memory.
    if (answer.kind !== 'events') res.setTimeout(sendingPatience, () => res.destroy());
    sendAnswer(req, res, answer, cors);
  }

  const stopWatching = watchPace(server);
  const closeSockets = acceptSockets(server, lake, dispatch, { visitorOf, requestIdOf });
  await listen(server, port, lake.config.host);
  return {
    port: portOf(server.address()),
    close() {
      stopWatching();
      return close(server, () => Promise.all([lake.streams.endAll(), closeSockets()]));
    },
  };
}

/** Nothing the lake sends is to be sniffed for another type. */
const alwaysHeaders = { 'x-content-type-options': 'nosniff' };

function incomingOf(req: IncomingMessage, res: ServerResponse, visitor: string): Incoming {
  return {
    method: req.method ?? 'GET',
    target: req.url ?? '/',
    headers: flatHeaders(req),
    visitor,
    body: (limit, keep) => readBody(req, limit, keep),
    whenOver(callback) {
      if (res.closed || res.destroyed) callback();
      else res.once('close', callback);
    },
    signal: whenHungUp(res),
  };
}

/** Aborted when the connection ends before the answer has begun. */
function whenHungUp(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.headersSent) controller.abort();
  });
  return controller.signal;
}

/** Headers with one value each; of the few that come as a list the first counts. */
const flatHeaders = (req: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value[0] : value,
    ]),
  );

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

async function close(server: Server, endStreams: () => Promise<unknown>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await endStreams();
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(cutOff);
}
