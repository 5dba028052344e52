import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Sessions remembered; the one that was longest not heard of goes first. */
const mostKnown = 2_000;

/** The lake's cookie of a sign-in, whose holder has places there that strangers cannot take. */
const session = /(?:^|;\s*)(?:__Secure-)?dateline_session(?:_\d+)?=([^;]{1,100})/;

const sessionIn = ({ cookie = '' }: IncomingHttpHeaders): string | undefined =>
  session.exec(cookie)?.[1];

/** What the lake does for nobody who is not signed in. A Studio asks for some of it before it opens a socket. */
const forThoseSignedIn =
  /^\/lake(?:\/v[^/]+)?\/(?:data\/(?:query|doc|mutate|actions)|users\/me\/keyvalue)(?:\/|$)/;

/**
 * The sessions that the lake has answered to: anybody can make one up, and is then still a stranger. What
 * came with a token as well says nothing of the session.
 */
export function createKnownSessions() {
  const known = new Set<string>();

  const remember = (one: string): void => {
    known.delete(one);
    known.add(one);
    if (known.size <= mostKnown) return;
    for (const oldest of known) {
      known.delete(oldest);
      return;
    }
  };

  return {
    /** The session in a request's cookies, when it is known. */
    in(headers: IncomingHttpHeaders): string | undefined {
      const one = sessionIn(headers);
      return one !== undefined && known.has(one) ? one : undefined;
    },

    /** Notes the session of a request once the lake has done for it what it does for nobody else. */
    watch({ headers }: IncomingMessage, response: ServerResponse, path: string): void {
      const one = forThoseSignedIn.test(path) ? sessionIn(headers) : undefined;
      if (one === undefined || headers.authorization !== undefined) return;
      response.once('close', () => {
        if (response.headersSent && response.statusCode < 300) remember(one);
        else if (response.statusCode === 401) known.delete(one);
      });
    },
  };
}
