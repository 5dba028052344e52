import type { Authenticated } from '../wire/identity.ts';
import type { Auth } from './auth.ts';
import { bearerOf, type SessionCookies } from './credentials.ts';
import type { AllowedOrigins } from './origins.ts';

/** Who a request comes from. */
export type Asker = {
  authenticated: Authenticated | null;
  /** The credential itself, to be looked up again while a stream is open. */
  credential: string | null;
  /** It carries a session cookie, but not from a page that may use it. */
  forged: boolean;
};

type Asked = { method: string; headers: Readonly<Record<string, string | undefined>> };
type Doorkeeper = { auth: Auth; origins: AllowedOrigins; cookies: SessionCookies };

const nobody: Asker = { authenticated: null, credential: null, forged: false };

/**
 * Whether a browser sent this for a page that may use the session. It adds cookies by itself,
 * whichever page asks, and says in `Origin` and `Sec-Fetch-Site` which one that is.
 */
function isFromOurPage({ method, headers }: Asked, origins: AllowedOrigins): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin !== undefined) return origins.has(origin);
  // Only reading comes without an `Origin`: from our own pages, or typed in by whoever is signed in.
  const reads = method === 'GET' || method === 'HEAD';
  return reads && (site === undefined || site === 'same-origin' || site === 'none');
}

/** Works out who asks: by a bearer token, else by the session cookie, else nobody. */
export function whoAsks(asked: Asked, { auth, origins, cookies }: Doorkeeper): Asker {
  const bearer = bearerOf(asked.headers);
  if (bearer !== null) {
    return { authenticated: auth.authenticate(bearer), credential: bearer, forged: false };
  }
  const sessions = cookies.sessionsIn(asked.headers.cookie);
  const [first] = sessions;
  if (first === undefined) return nobody;
  if (!isFromOurPage(asked, origins)) return { ...nobody, forged: true };
  for (const credential of sessions) {
    const authenticated = auth.authenticate(credential);
    // A program's token is not taken from a cookie: whoever can plant one could act as it.
    if (authenticated?.session) return { authenticated, credential, forged: false };
  }
  return { authenticated: null, credential: first, forged: false };
}
