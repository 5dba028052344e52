import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { readEnvironment } from '#lib/env.ts';
import type { VisitorLimits } from '#lib/env-limits.ts';
import { isSigned, signatureHeader } from '#lib/live/signature.ts';
import { revalidatePath } from '#lib/routes.ts';
import { isStream, limitOf } from './asked.ts';
import { createKnownSessions } from './known-sessions.ts';
import { createConcurrency, createRate } from './rate.ts';
import { type Refusal, tooMany } from './refusal.ts';
import type { Visitor } from './visitor.ts';

/** What is known of a request. `body` is there for what Next answers, and not for the lake's. */
type Entering = { path: string; visitor: Visitor; body?: Buffer };

/** Addresses remembered as ones there is something at, and how long they may be. */
const mostKnown = 20_000;
const longestKnown = 500;
/** Sockets the lake may refuse one visitor in so many seconds until it is not asked any more. */
const mostRefused = { sockets: 10, seconds: 5 };
/** Seconds after which to come again for a stream. */
const streamPause = 30;

/**
 * What one visitor may ask for. A limit keeps nobody from what costs nothing: whoever has met too many
 * addresses with nothing at them still gets every page that others get, and a webhook that is signed
 * rightly is taken however many were not.
 */
export function createLimits(most: VisitorLimits) {
  const rates = {
    search: createRate(most.search),
    'sign-in': createRate(most['sign-in']),
    pictures: createRate(most.pictures),
    live: createRate(most.live),
    fresh: createRate(most.fresh),
  };
  const sockets = createRate(most.sockets);
  const refused = createRate(mostRefused.sockets, mostRefused.seconds);
  const missing = createRate(most.missing);
  const unsigned = createRate(most.webhooks);
  const streams = createConcurrency(most.streams);
  const known = new Set<string>();
  const sessions = createKnownSessions();

  /** Whom a refusal by the lake counts for: strangers' are not held against a browser that is signed in. */
  const refusedAs = ({ headers }: IncomingMessage, { group }: Visitor): string =>
    sessions.in(headers) ?? group;

  const remember = (path: string): void => {
    known.delete(path);
    known.add(path);
    for (const oldest of known) {
      if (known.size <= mostKnown) return;
      known.delete(oldest);
    }
  };

  const noteOutcome = (response: ServerResponse, path: string, visitor: Visitor): void => {
    response.once('close', () => {
      const { statusCode } = response;
      // Who goes before the answer has had it made all the same, and its status says nothing yet.
      const isGivenUp = !response.headersSent;
      if (path === revalidatePath()) {
        if (isGivenUp || statusCode === 401) void unsigned.take(visitor.group);
      } else if (isGivenUp) {
        if (!known.has(path)) void missing.take(visitor.group);
      } else if (statusCode === 404) {
        known.delete(path);
        void missing.take(visitor.group);
      } else if (statusCode === 200 && path.length <= longestKnown) remember(path);
    });
  };

  /** Seconds to wait by what has come of a visitor's earlier requests. */
  async function waitByOutcome(
    request: IncomingMessage,
    path: string,
    visitor: Visitor,
    body: Buffer,
  ): Promise<number> {
    if (path !== revalidatePath()) return known.has(path) ? 0 : missing.wait(visitor.group);
    const wait = await unsigned.wait(visitor.group);
    return wait > 0 && !(await isRightlySigned(request, body)) ? wait : 0;
  }

  return {
    /** A page was sent that is kept: whatever else a visitor asks for, they get it again. */
    met(path: string): void {
      if (path.length <= longestKnown) remember(path);
    },

    /** Null when the request may be answered, else why not. */
    async enter(
      request: IncomingMessage,
      response: ServerResponse,
      { path, visitor, body }: Entering,
    ): Promise<Refusal | null> {
      const limit = limitOf(request, path);
      const wait = limit === null ? 0 : await rates[limit].take(visitor.group);
      if (wait > 0) return tooMany(wait);
      if (body !== undefined) {
        const longer = await waitByOutcome(request, path, visitor, body);
        if (longer > 0) return tooMany(longer);
        noteOutcome(response, path, visitor);
      }
      sessions.watch(request, response, path);
      if (!isStream(path)) return null;
      const leave = streams.enter(visitor.group);
      if (leave === null) return tooMany(streamPause);
      if (response.destroyed) leave();
      else response.once('close', leave);
      return null;
    },

    /** Seconds to wait for one more socket; 0: it may come in, and is given back when it closes. */
    async enterSocket(request: IncomingMessage, socket: Duplex, visitor: Visitor): Promise<number> {
      const wait =
        (await sockets.take(visitor.group)) || (await refused.wait(refusedAs(request, visitor)));
      if (wait > 0) return wait;
      const leave = streams.enter(visitor.group);
      if (leave === null) return streamPause;
      if (socket.destroyed) leave();
      else socket.once('close', leave);
      return 0;
    },

    /** The lake has refused a socket: it costs far more to ask it than to know the answer. */
    noteRefused(request: IncomingMessage, visitor: Visitor): void {
      void refused.take(refusedAs(request, visitor));
    },
  };
}

const isRightlySigned = (request: IncomingMessage, body: Buffer): Promise<boolean> => {
  const header = request.headers[signatureHeader];
  return isSigned(
    body.toString('utf8'),
    typeof header === 'string' ? header : null,
    readEnvironment().sanity.revalidateSecret,
  );
};
