import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Lake } from '../context.ts';
import type { Dispatch } from '../http/dispatch.ts';
import { splitVersion } from '../http/router.ts';
import type { VisitorOf } from '../http/visitor.ts';
import { whoAsks } from '../http/who-asks.ts';
import { createPresence } from './presence.ts';
import { servePresence } from './presence-socket.ts';
import { serveTunnel } from './tunnel.ts';

/** No message to the lake needs more. */
const largestMessage = 256 * 1024;
/** A peer that answers no ping within this time is gone. Milliseconds. */
const pingEvery = 30_000;

type Serve = (socket: WebSocket, req: IncomingMessage) => void;

/** Milliseconds the other end of a socket has to answer that it is closed; a tab that sleeps does not. */
const closingPatience = 1_000;

/**
 * Answers WebSocket upgrades on the lake's server: presence at `/socket/:ds`, the tunnel at
 * `/tunnel/:ds`. Gives what closes every socket.
 */
export function acceptSockets(
  server: Server,
  lake: Lake,
  dispatch: Dispatch,
  visitorOf: VisitorOf,
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const presence = createPresence();
  const { dataset } = lake.config;
  lake.metrics.watch('lake_sockets', 'Open WebSockets.', () => sockets.clients.size);
  const rooms: Record<string, Serve> = {
    [`/socket/${dataset}`]: (socket, req) =>
      servePresence(socket, lake.auth, presence, cookieHolder(req, lake)),
    [`/tunnel/${dataset}`]: (socket, req) =>
      serveTunnel(socket, dispatch, { visitor: visitorOf(req), cookie: usableCookie(req, lake) }),
  };

  server.on('upgrade', (req, stream, head) => {
    const url = URL.parse(req.url ?? '/', 'http://lake');
    const { path } = splitVersion(url?.pathname ?? '/');
    const serve = Object.hasOwn(rooms, path) ? rooms[path] : undefined;
    if (serve === undefined) return reject(stream, '404 Not Found');
    // Browsers let any page open a socket and add the cookie: only pages we trust may.
    const { origin } = req.headers;
    if (origin !== undefined && !lake.origins.has(origin)) return reject(stream, '403 Forbidden');
    sockets.handleUpgrade(req, stream, head, (socket) => {
      keepAlive(socket);
      serve(socket, req);
    });
  });

  return async () => {
    for (const socket of sockets.clients) socket.close(1001, 'The lake is closing.');
    const closed = new Promise<void>((resolve) => sockets.close(() => resolve()));
    const cutOff = setTimeout(() => {
      for (const socket of sockets.clients) socket.terminate();
    }, closingPatience);
    await closed;
    clearTimeout(cutOff);
  };
}

/** The cookies of an upgrade, when a page that may use them sent it. A browser always names the page. */
const usableCookie = ({ headers }: IncomingMessage, { origins }: Lake): string | undefined =>
  origins.has(headers.origin) ? headers.cookie : undefined;

/** The session an upgrade's cookies hold. */
const cookieHolder = (req: IncomingMessage, lake: Lake): string | null =>
  whoAsks({ method: 'GET', headers: { cookie: usableCookie(req, lake) } }, lake).credential;

function reject(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Notices peers that vanished without a word, such as a laptop that was closed. */
function keepAlive(socket: WebSocket): void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  // An error is followed by `close`, where each room cleans up.
  socket.on('error', () => {});
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingEvery);
  socket.on('close', () => clearInterval(timer));
}
