import type { IncomingHttpHeaders } from 'node:http';

/** The cookies of one lake: how they are called, set and taken away. */
export type SessionCookies = {
  /** The `Set-Cookie` headers of a sign-in that ends in `days`. */
  set: (session: string, signIn: string, days: number) => readonly string[];
  /** The `Set-Cookie` headers that remove them. */
  remove: () => readonly string[];
  /** The values sent under the session cookie's name; more than one when an older address left one. */
  sessionsIn: (header: string | undefined) => string[];
};

/** Where the site opens a preview, and is told for whose sign-in (`lib/routes.ts`). */
const previewDoor = '/api/draft-mode';

/** Values looked at under one name: a browser may be made to send many. */
const mostValues = 4;

/**
 * The session is a cookie for the lake's own paths, out of reach of scripts, never sent from another
 * site. A second one tells the site's preview which sign-in this is: a name, no credential. Browsers
 * keep cookies by host whatever the port, so that each lake's carry its port.
 */
export function createSessionCookies(publicUrl: string): SessionCookies {
  const { protocol, pathname, port } = new URL(publicUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  const suffix = port === '' ? '' : `_${port}`;
  const session = `${secure && '__Secure-'}dateline_session${suffix}`;
  const attributes = {
    session: `Path=${pathname}; HttpOnly; SameSite=Strict${secure}`,
    // Lax, since an editor may follow a link to a preview.
    signIn: `Path=${previewDoor}; HttpOnly; SameSite=Lax${secure}`,
  };
  const both = (token: string, signIn: string, seconds: number) => [
    `${session}=${token}; Max-Age=${seconds}; ${attributes.session}`,
    `dateline_signin${suffix}=${signIn}; Max-Age=${seconds}; ${attributes.signIn}`,
  ];
  return {
    set: (token, signIn, days) => both(token, signIn, days * 86_400),
    remove: () => both('', '', 0),
    sessionsIn: (header) => valuesOf(header, session),
  };
}

function valuesOf(header: string | undefined, wanted: string): string[] {
  const values = (header ?? '').split(';').flatMap((part) => {
    const [name, value] = part.split('=', 2);
    return name?.trim() === wanted && value?.trim() ? [value.trim()] : [];
  });
  return values.slice(0, mostValues);
}

/** The bearer token of a request, or null. */
export const bearerOf = ({
  authorization,
}: Pick<IncomingHttpHeaders, 'authorization'>): string | null =>
  /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? null;
