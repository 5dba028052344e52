import type { IncomingMessage, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { trustedProxies } from '@dateline/lake/visitor';
import type { Environment } from '#lib/env.ts';
import { currentRequestId, requestIdHeader } from '#lib/request-id.ts';
import { rawAnswer } from '../guarded-response.ts';
import { isForLake } from '../lake-proxy.ts';
import { createActionRule } from './actions.ts';
import { mayCount, pathOf } from './asked.ts';
import { takeBody, watchPace } from './body.ts';
import { createConnectionLimit } from './connections.ts';
import { discardBody, isEndless, leaveBody } from './discard.ts';
import { createHostRule, overwriteClaims } from './forwarding.ts';
import { inTurns } from './in-turns.ts';
import { createLimits } from './limits.ts';
import { addressFault, lakeMethodFault, mannersOf, tooLarge, tooSlow } from './manners.ts';
import { type PlainQuestion, plainQuestion } from './plain-question.ts';
import { type Refusal, refuse } from './refusal.ts';
import { createVisitorOf } from './visitor.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
/** Answers what is kept ready, and says whether it did; for what counts for no limit and has no body. */
type AnswerAtOnce = (question: PlainQuestion, response: ServerResponse) => boolean;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
/** Passes a socket on; null: to what always takes it. */
type Pass = (
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
) => Promise<{ refused: boolean }> | null;

/** What every request passes before it is answered. */
export type Gate = {
  /** What the server is created with. */
  options: ServerOptions;
  /** Milliseconds after which a connection ends over which nothing goes either way: `server.timeout`. */
  silence: number;
  /** A listener for `request`, behind which both meet only what may be asked. */
  requests(answer: Answer, atOnce?: AnswerAtOnce): Answer;
  /** The same for `upgrade`. */
  upgrades(pass: Pass): Upgrade;
  /** A listener for `connection`. */
  connections(socket: Socket): void;
};

/** How long a sender may take: in milliseconds for a small body, and how fast one has to go on coming. */
const patience = { smallBody: 10_000, pace: { every: 20_000, bytes: 2_000 } };

/**
 * The gate: who may ask how, how much and how often. Behind it a request has a path, a method and
 * a body its address takes, and its headers say nothing of where it comes from but what is known.
 */
export function createGate(
  env: Environment,
  mode: { dev: boolean },
  { smallBody, pace } = patience,
): Gate {
  const trusted = trustedProxies(env.trustedProxies);
  const visitorOf = createVisitorOf(trusted);
  const connections = createConnectionLimit(env.visitorLimits.connections, trusted);
  const limits = createLimits(env.visitorLimits);
  const nameHost = createHostRule(env.siteUrl, env.port);
  const mayAct = createActionRule(process.cwd());
  const hasLake = env.sanity.lake === 'embedded';

  // They come by the hundred from one who means harm, and each costs as much as a page that is kept.
  const turn = inTurns(4);

  async function letSocketIn(
    request: IncomingMessage,
    socket: Duplex,
    pass: () => ReturnType<Pass>,
  ): Promise<void> {
    if (addressFault(request, hasLake && isForLake(request.url)) !== null) {
      socket.destroy();
      return;
    }
    const visitor = visitorOf(request);
    const wait = await limits.enterSocket(request, socket, visitor);
    if (wait > 0) return turnSocketAway(socket, wait);
    if (socket.destroyed) return;
    overwriteClaims(request, visitor.address);
    const taken = await pass();
    if (!taken?.refused) return;
    limits.noteRefused(request, visitor);
    if (socket.writableFinished) socket.destroy();
    else socket.once('finish', () => socket.destroy());
  }

  const tooManySockets = new Map<number, string>();
  /** An answer at a stroke, and not waited for that the other end closes as well. */
  function turnSocketAway(socket: Duplex, wait: number): void {
    const answer = tooManySockets.get(wait) ?? rawAnswer(429, env, { 'retry-after': String(wait) });
    tooManySockets.set(wait, answer);
    socket.end(answer, () => socket.destroy());
  }

  async function admit(request: IncomingMessage, response: ServerResponse, answer: Answer) {
    const forLake = hasLake && isForLake(request.url);
    const fault = addressFault(request, forLake) ?? (forLake ? lakeMethodFault(request) : null);
    if (fault !== null) return turnAway(request, response, fault);
    const visitor = visitorOf(request);
    const path = pathOf(request);
    overwriteClaims(request, visitor.address);
    if (forLake) {
      watchPace(request, pace, () => hangUp(request, response, tooSlow));
      const refusal = await limits.enter(request, response, { path, visitor });
      return refusal === null ? answer(request, response) : refuse(request, response, refusal);
    }
    if (mode.dev) return answer(request, response);
    nameHost(request.headers);
    const manners = mannersOf(request, path, mayAct);
    if ('refusal' in manners) return turnAway(request, response, manners.refusal);
    const body = await bodyOf(request, { most: manners.mostBytes, patience: smallBody });
    if ('refusal' in body) return turnAway(request, response, body.refusal);
    const refusal = await limits.enter(request, response, { path, visitor, body: body.bytes });
    if (refusal === null) answer(request, response);
    else refuse(request, response, refusal);
  }

  function isAnswered(request: IncomingMessage, response: ServerResponse, atOnce: AnswerAtOnce) {
    const path = pathOf(request);
    const question = mayCount(path) ? null : plainQuestion(request);
    if (question === null || !atOnce(question, response)) return false;
    limits.met(path);
    return true;
  }

  /** The same, whatever fails in it: nobody else would catch it. What has not been answered goes the long way. */
  function isAnsweredSafely(...asked: Parameters<typeof isAnswered>): boolean {
    try {
      return isAnswered(...asked);
    } catch (fault) {
      console.error('site: a page that is kept could not be sent:', fault);
      const [, response] = asked;
      if (response.headersSent) response.destroy();
      return response.headersSent || response.destroyed;
    }
  }

  return {
    // Longer than any answer may take to begin, and than streams are silent.
    silence: Math.max(120_000, env.lakeQueryTimeout + 30_000),
    options: serverOptions((request) => mode.dev || (hasLake && isForLake(request.url))),
    requests: (answer, atOnce) => (request, response) => {
      if (!connections.asked(request, response)) return;
      if (atOnce !== undefined && isAnsweredSafely(request, response, atOnce)) return;
      const id = currentRequestId();
      if (id !== undefined) response.setHeader(requestIdHeader, id);
      admit(request, response, answer).catch((fault: unknown) => {
        console.error('site: a request could not be let in:', fault);
        response.destroy();
      });
    },
    upgrades: (pass) => (request, socket, head) => {
      // Until it is passed on nobody else listens for its faults.
      socket.on('error', () => socket.destroy());
      connections.upgraded(socket);
      turn(() => {
        if (socket.destroyed) return;
        letSocketIn(request, socket, () => pass(request, socket, head)).catch((fault: unknown) => {
          console.error('site: a socket could not be let in:', fault);
          socket.destroy();
        });
      });
    },
    connections: connections.opened,
  };
}

/** Next has no sockets of its own but in development: to a page, an upgrade is a plain request. */
const serverOptions = (takesSockets: (request: IncomingMessage) => boolean): ServerOptions => ({
  maxHeaderSize: 16_384,
  // For the head of a request. Its body has a time of its own, by what it is for.
  headersTimeout: 10_000,
  requestTimeout: 0,
  connectionsCheckingInterval: 1_000,
  // Longer than clients and proxies keep a connection: none is to be used just as it is closed.
  keepAliveTimeout: 65_000,
  shouldUpgradeCallback: (request) =>
    request.headers.upgrade?.toLowerCase() === 'websocket' && takesSockets(request),
});

const nothing = Buffer.alloc(0);

/** A small body, whole; or why there is none. */
async function bodyOf(
  request: IncomingMessage,
  limits: { most: number; patience: number },
): Promise<{ bytes: Buffer } | { refusal: Refusal }> {
  if (limits.most === 0) return { bytes: nothing };
  const body = await takeBody(request, limits);
  if (body.kind === 'whole') return { bytes: body.bytes };
  return { refusal: body.kind === 'too large' ? tooLarge : tooSlow };
}

/** Refuses a request, and lets its sender get as far as reading why. */
async function turnAway(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
): Promise<void> {
  if (isEndless(request)) {
    return refuse(request, response, { ...refusal, hangUp: true }, (body) => {
      response.flushHeaders();
      if (body !== undefined) response.write(body);
      void leaveBody(request).then(() => response.destroy());
    });
  }
  if (refusal !== tooSlow) await discardBody(request);
  // What is still to come of a body would be taken for the next request.
  refuse(request, response, request.complete ? refusal : { ...refusal, hangUp: true });
}

/** Answers a request whose body has been passed on in part, and ends its connection. */
function hangUp(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  response.once('close', () => request.destroy());
  if (response.headersSent) response.destroy();
  else refuse(request, response, refusal);
}
