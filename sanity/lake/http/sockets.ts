import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { RequestIdOf } from '../auth/request-id.ts';
import type { VisitorOf } from '../auth/visitor.ts';
import { whoAsks } from '../auth/who-asks.ts';
import type { Lake } from '../context.ts';
import { largestMessage, messagePace, signInPatience } from '../listen/limits.ts';
import { createPaced, type Pace } from '../listen/pace.ts';
import { createPresence } from '../listen/presence.ts';
import { servePresence } from '../listen/presence-socket.ts';
import { withRequestId } from '../wire/request-id.ts';
import type { Dispatch } from './dispatch.ts';
import { splitVersion } from './router.ts';
import { createSocketPlaces, type SocketPlace } from './socket-places.ts';
import { serveTunnel } from './tunnel.ts';

/** A peer that answers no ping within this time is gone. Milliseconds. */
const pingEvery = 30_000;

/** Close codes (RFC 6455, 7.4.1): against the rules, and come back later. */
const policy = 1008;
const tryLater = 1013;

type Serve = (socket: WebSocket, req: IncomingMessage, signIn: SocketPlace['signIn']) => void;

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
  { visitorOf, requestIdOf }: { visitorOf: VisitorOf; requestIdOf: RequestIdOf },
): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const presence = createPresence();
  const places = createSocketPlaces();
  const { dataset } = lake.config;
  lake.metrics.watch('lake_sockets', 'Open WebSockets.', () => sockets.clients.size);
  const rooms: Record<string, Serve> = {
    [`/socket/${dataset}`]: (socket, req, signIn) => {
      const cookie = cookieHolder(req, lake);
      servePresence(socket, { auth: lake.auth, presence, cookie, signIn });
    },
    [`/tunnel/${dataset}`]: (socket, req, signIn) =>
      serveTunnel(socket, dispatch, {
        visitor: visitorOf(req),
        cookie: usableCookie(req, lake),
        admit(headers) {
          const { authenticated } = whoAsks({ method: 'GET', headers }, lake);
          return authenticated === null || signIn(authenticated.identity.id);
        },
      }),
  };

  server.on('upgrade', (req, stream, head) => {
    // Until the WebSocket is there nobody else listens for its faults.
    stream.on('error', () => stream.destroy());
    // All that comes over the socket is of the request that opened it.
    withRequestId(requestIdOf(req), () => {
      try {
        letIn(req, stream, head);
      } catch (fault) {
        console.error('lake: a socket could not be opened:', fault);
        reject(stream, '500 Internal Server Error');
      }
    });
  });

  function letIn(req: IncomingMessage, stream: Duplex, head: Buffer): void {
    const url = URL.parse(req.url ?? '/', 'http://lake');
    const { path } = splitVersion(url?.pathname ?? '/');
    const serve = Object.hasOwn(rooms, path) ? rooms[path] : undefined;
    if (serve === undefined) return void reject(stream, '404 Not Found');
    // Browsers let any page open a socket and add the cookie: only pages we trust may.
    const { origin } = req.headers;
    const isForeign = origin !== undefined && !lake.origins.has(origin);
    if (isForeign) return void reject(stream, '403 Forbidden');
    // Strangers who hold all there is for strangers keep out nobody whose browser is signed in.
    const place = places.enter(visitorOf(req), signedInAs(req, lake));
    if (place === null) return void reject(stream, '429 Too Many Requests');
    stream.once('close', place.leave);
    sockets.handleUpgrade(req, stream, head, (socket) => {
      keepAlive(socket);
      keepPace(socket, path.startsWith('/tunnel/') ? messagePace.tunnel : messagePace.socket);
      expectSignIn(socket, place);
      serve(socket, req, (identity) => {
        const isWelcome = place.signIn(identity);
        if (!isWelcome) socket.close(tryLater, 'Too many sockets.');
        return isWelcome;
      });
    });
  }

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

const askerByCookie = (req: IncomingMessage, lake: Lake) =>
  whoAsks({ method: 'GET', headers: { cookie: usableCookie(req, lake) } }, lake);

/** The session an upgrade's cookies hold. */
const cookieHolder = (req: IncomingMessage, lake: Lake): string | null =>
  askerByCookie(req, lake).credential;

/** Whose it is. */
const signedInAs = (req: IncomingMessage, lake: Lake): string | undefined =>
  askerByCookie(req, lake).authenticated?.identity.id;

function reject(stream: Duplex, status: string): void {
  const retry = status.startsWith('429') ? 'Retry-After: 10\r\n' : '';
  // Not waited for that the other end closes as well.
  stream.end(`HTTP/1.1 ${status}\r\n${retry}Connection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    stream.destroy(),
  );
}

/** Closes the socket of who does not sign in, and of who does not even answer to that. */
function expectSignIn(socket: WebSocket, place: SocketPlace): void {
  const timer = setTimeout(() => {
    if (place.isSignedIn()) return;
    socket.close(policy, 'Nobody has signed in.');
    setTimeout(() => socket.terminate(), closingPatience).unref();
  }, signInPatience);
  socket.on('close', () => clearTimeout(timer));
}

/** Closes the socket of who sends more than anybody has to say. */
function keepPace(socket: WebSocket, pace: Pace): void {
  const maySpeak = createPaced(pace);
  socket.on('message', () => {
    if (maySpeak()) return;
    socket.close(policy, 'Too many messages.');
    // What has come already is not heard any more.
    socket.removeAllListeners('message');
    setTimeout(() => socket.terminate(), closingPatience).unref();
  });
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
