import { createServer, type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import next from 'next';
import { siteAddresses } from '#lib/content/redirect/known.ts';
import { readersAnswers } from '#lib/content/site-lake.ts';
import type { Environment } from '#lib/env.ts';
import { siteFigures } from '#lib/figures.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { beginLeaving, isLeaving } from '#lib/leaving.ts';
import { siteLive } from '#lib/live/site-live.ts';
import { traces } from '#lib/traces/spans.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { bind } from './bind.ts';
import { createTellCache, createTellOfPicture, type TellCache } from './cache-in-front/keeping.ts';
import { createKeys } from './cache-in-front/keys.ts';
import { purgeWith } from './cache-in-front/purger.ts';
import { trackWork } from './drain.ts';
import { createFrontDoor, type FrontDoor } from './front-door/front-door.ts';
import { createGate } from './gate/gate.ts';
import { guardedResponse, rawAnswer } from './guarded-response.ts';
import { createLakeProxy, isForLake } from './lake-proxy.ts';
import { sendPlainPage, startingPage } from './plain-page.ts';
import { encodedAddressIn } from './unencoded.ts';
import { watchSite } from './watching/watch.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export type SiteServer = {
  /** Makes Next answer; until then every address says that the newsroom is starting. */
  open(): Promise<void>;
  /** Says for a while, if it is to, that it leaves; then takes nobody in any more, and answers who is there. */
  stop(): Promise<void>;
};

/** Milliseconds in which what is being answered may end, when the site does. */
const grace = 3000;

/**
 * The one public server: Next's pages, and the embedded lake under `/lake`.
 *
 * @throws StartError when the port is taken.
 */
export async function listen(env: Environment, mode: { dev: boolean }): Promise<SiteServer> {
  // Before pages can be made nothing is told of a change either: what is sent is kept by nobody for long.
  let tellCache: TellCache = () => ({});
  const lake =
    env.sanity.lake === 'embedded'
      ? createLakeProxy(
          env,
          undefined,
          createTellOfPicture((origin, most) => tellCache(origin, most)),
        )
      : null;
  let handle: Handler = (_request, response) => sendPlainPage(response, 503, startingPage());
  let door: FrontDoor | null = null;
  let stopPurging = () => {};
  let upgrade: Upgrade = (_request, socket) => socket.destroy();

  const gate = createGate(env, mode);
  const work = trackWork();
  const watch = watchSite(env, () => readings(door, work.connected()));
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    work.question(request, response);
    response.shouldKeepAlive &&= !isLeaving();
    if (watch.answers(request, response)) return;
    if (lake !== null && isForLake(request.url)) lake.web(request, response);
    else void handle(request, response);
  };
  const atOnce: FrontDoor['answerAtOnce'] = (question, response) =>
    !isLeaving() && door !== null && door.answerAtOnce(question, response);
  // What Next needs in development no policy would allow.
  const guarded = mode.dev ? {} : { ServerResponse: guardedResponse(env) };
  const server = createServer(
    { ...gate.options, ...guarded },
    watch.requests(gate.requests(answer, atOnce)),
  );
  server.on('clientError', (fault, socket) => refuseRaw(fault, socket, env));
  server.timeout = gate.silence;
  server.on(
    'upgrade',
    watch.upgrades(
      gate.upgrades((request, socket, head) => {
        if (lake !== null && isForLake(request.url)) return lake.upgrade(request, socket, head);
        upgrade(request, socket, head);
        return null;
      }),
    ),
  );
  server.on('connection', (socket) => {
    gate.connections(socket);
    work.connection(socket);
  });
  await bind(server, env);

  // Next attaches itself to the server it is given; this one keeps it off the lake's sockets.
  const nextServer = new Server();
  const app = next({ dev: mode.dev, dir: process.cwd(), port: env.port, httpServer: nextServer });
  return {
    async open() {
      await app.prepare();
      const pages = app.getRequestHandler();
      upgrade = (request, socket, head) => {
        if (!nextServer.emit('upgrade', request, socket, head)) socket.destroy();
      };
      if (mode.dev) handle = pages;
      else {
        const { siteUrl, sanity, cache } = env;
        const keys = createKeys(readersAnswers().keyFor('caches in front'));
        tellCache = createTellCache(cache, keys, siteLedger(), () => siteLive().standpoint.follows);
        door = createFrontDoor(pages, { siteUrl, lake: sanity.lake }, siteAddresses(), tellCache);
        handle = door.handle;
        if (cache !== null) stopPurging = purgeWith(siteLedger(), keys, cache);
      }
    },
    async stop() {
      beginLeaving();
      await pause(env.drainTime);
      await work.drain(server, grace);
      stopPurging();
      await app.close();
      await traces().tracer?.end();
    },
  };
}

/** What the site says of itself to who watches it. */
const readings = (door: FrontDoor | null, connections: number) => ({
  version: packageFile.version,
  figures: siteFigures(),
  kept: { ...(door !== null && { pages: door.kept() }), answers: readersAnswers().figures },
  connections,
  follows: siteLive().standpoint.follows,
});

/**
 * Answers what is no request, as Node does, with the headers every answer has. One that is none because its
 * letters were not encoded is sent to where they are.
 */
function refuseRaw(
  fault: NodeJS.ErrnoException & { rawPacket?: unknown },
  socket: Duplex,
  env: Environment,
): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status =
    fault.code === 'HPE_HEADER_OVERFLOW'
      ? 431
      : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 408
        : 400;
  const location = fault.code === 'HPE_INVALID_URL' ? encodedAddressIn(fault.rawPacket) : null;
  socket.end(location === null ? rawAnswer(status, env) : rawAnswer(308, env, { location }));
  socket.once('finish', () => socket.destroy());
}
