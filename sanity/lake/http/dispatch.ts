import { mayEver } from '../auth/roles.ts';
import { type Asker, whoAsks } from '../auth/who-asks.ts';
import type { Lake } from '../context.ts';
import { type Answer, refused, refusedWith } from '../wire/answer.ts';
import { notNow, Refused, refusal, sessionNotFound } from '../wire/refusal.ts';
import type { LakeRequest } from '../wire/request.ts';
import { createAdmission, type Requester, type RequestPlace } from './admission.ts';
import type { RouteAccess } from './route.ts';
import { createRouter, type Match, splitVersion } from './router.ts';
import { routes } from './routes.ts';

/** A request before it is matched: from a socket, or from a stream in a tunnel. */
export type Incoming = {
  method: string;
  /** Path and query string, such as `/v2026-02-01/data/query/production?query=…`. */
  target: string;
  headers: Readonly<Record<string, string | undefined>>;
  visitor: string;
  /** Reads the body, telling `keep` of each piece that is kept. */
  body: (limit: number, keep: (bytes: number) => void) => Promise<Buffer>;
  /** Calls back when the answer has gone out, or cannot go out any more. */
  whenOver: (callback: () => void) => void;
  /** Aborted when the client hangs up before it is answered. */
  signal: AbortSignal;
};

export type Dispatch = (incoming: Incoming) => Promise<Answer>;

/** Null when the request may go on, else why not. */
function accessFault(access: RouteAccess, request: LakeRequest): Answer | null {
  if (access === 'anyone') return null;
  if (request.authenticated === null) {
    return request.credential === null
      ? refusedWith('signed out', 'This lake is private: sign in, or send a token.')
      : refused(sessionNotFound);
  }
  const { role } = request.authenticated.identity;
  return access === 'author' && !mayEver(role, 'create')
    ? refusedWith('forbidden', `A ${role} may read, not write.`)
    : null;
}

/** Another site's page is told nothing and changes nothing with the cookie; what is for anyone it may read. */
function forgedFault(access: RouteAccess, { method }: Incoming, asker: Asker): Answer | null {
  const reads = method === 'GET' || method === 'HEAD';
  if (!asker.forged || (access === 'anyone' && reads)) return null;
  return refusedWith('forbidden', 'A request with a cookie has to come from a page of this site.');
}

/** What a fault becomes on the wire. Only what is `Refused` is the client's doing; the rest may pass. */
function answerFault(fault: unknown): Answer {
  if (fault instanceof Refused) return refused(fault.refusal);
  console.error('lake: a request failed:', fault);
  return refused(notNow);
}

/** Who asks, for what they may have under way. */
function requesterOf(lake: Lake, { authenticated }: Asker, visitor: string): Requester {
  if (authenticated === null) return { kind: 'visitor', name: visitor };
  const { identity } = authenticated;
  return { kind: lake.isSite(identity) ? 'site' : 'identity', name: identity.id };
}

/** What a handler is given of the request as it came, its body counted as it is read. */
function carriedBy(incoming: Incoming, { keep }: RequestPlace) {
  const { method, visitor, signal, whenOver } = incoming;
  let size = incoming.target.length;
  return {
    method,
    visitor,
    signal,
    whenOver,
    header: (name: string) => incoming.headers[name],
    size: () => size,
    body: (limit: number) =>
      incoming.body(limit, (bytes) => {
        keep(bytes);
        size += bytes;
      }),
  };
}

/** Finds the handler of a request, checks that it may be called, and calls it. Never throws. */
export function createDispatch(lake: Lake): Dispatch {
  const { projectId, dataset } = lake.config;
  const match = createRouter(routes, { ds: dataset, project: projectId });
  const admission = createAdmission();

  async function answerTo(incoming: Incoming, url: URL, route: Match): Promise<Answer> {
    const { apiVersion, path } = splitVersion(url.pathname);
    if (!route.found) {
      return route.allowed.length > 0
        ? refused(
            refusal('wrong method', `${path} takes ${route.allowed.join(' and ')}.`, {
              allow: route.allowed.join(', '),
            }),
          )
        : refusedWith(
            'not there',
            `Nothing at ${path} in project "${projectId}", dataset "${dataset}".`,
          );
    }
    let place: RequestPlace | null = null;
    try {
      const asker = whoAsks(incoming, lake);
      place = admission.enter(requesterOf(lake, asker, incoming.visitor));
      const request: LakeRequest = {
        path,
        apiVersion,
        params: route.params,
        search: url.searchParams,
        authenticated: asker.authenticated,
        credential: asker.credential,
        ...carriedBy(incoming, place),
      };
      const answer =
        forgedFault(route.access, incoming, asker) ??
        accessFault(route.access, request) ??
        (await route.handle(request, lake));
      if (answer.kind === 'json text') place.keep(answer.text.length);
      // Streams stay for as long as somebody listens, and are counted by themselves.
      if (answer.kind === 'events') place.leave();
      return answer;
    } catch (fault) {
      return answerFault(fault);
    } finally {
      if (place !== null) incoming.whenOver(place.leave);
    }
  }

  return async (incoming) => {
    const started = performance.now();
    const url = URL.parse(incoming.target, 'http://lake');
    if (url === null) return refusedWith('malformed', 'The address of the request is malformed.');
    const route = match(incoming.method, splitVersion(url.pathname).path);
    return measured(await answerTo(incoming, url, route), (status) => {
      const seconds = (performance.now() - started) / 1000;
      lake.metrics.answered(route.found ? route.pattern : null, incoming.method, status, seconds);
    });
  };
}

/** Tells `done` the status of an answer: now, or of one that is sent by its handler, when it is over. */
function measured(answer: Answer, done: (status: number) => void): Answer {
  if (answer.kind !== 'raw') {
    done('status' in answer ? answer.status : 200);
    return answer;
  }
  return {
    ...answer,
    respond: (req, res) => answer.respond(req, res).finally(() => done(res.statusCode)),
  };
}
