import type { IncomingHttpHeaders } from 'node:http';

/** The name of the session cookie. */
export const cookieName = 'dateline_session';

/** A credential a request carries, and whether a browser added it by itself. */
export type Credential = { value: string; from: 'header' | 'cookie' };

function cookieValue(header: string | undefined): string | null {
  for (const part of header?.split(';') ?? []) {
    const [name, value] = part.split('=', 2);
    if (name?.trim() === cookieName && value?.trim()) return value.trim();
  }
  return null;
}

/** The bearer token of a request, else its session cookie, else null. */
export function credentialOf(
  headers: Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>,
): Credential | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { value: bearer, from: 'header' };
  const cookie = cookieValue(headers.cookie);
  return cookie === null ? null : { value: cookie, from: 'cookie' };
}

/** The cookie's attributes: for the lake's own paths only, unreadable for scripts, not sent across sites. */
function cookieAttributes(publicUrl: string): string {
  const { protocol, pathname } = new URL(publicUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `Path=${pathname}; HttpOnly; SameSite=Lax${secure}`;
}

/** A `Set-Cookie` header for a session that ends in `days`. */
export const sessionCookie = (token: string, days: number, publicUrl: string): string =>
  `${cookieName}=${token}; Max-Age=${days * 86_400}; ${cookieAttributes(publicUrl)}`;

/** A `Set-Cookie` header that removes the session cookie. */
export const endedCookie = (publicUrl: string): string =>
  `${cookieName}=; Max-Age=0; ${cookieAttributes(publicUrl)}`;
