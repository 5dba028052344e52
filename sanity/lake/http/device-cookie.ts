/**
 * The cookie by which an account knows a browser again that somebody has signed in with. It signs nobody
 * in; see `auth/familiar.ts`. Cookies are shared by all ports of a host, so a lake at a port of its own
 * puts that into the name.
 */
export function createDeviceCookie(publicUrl: string) {
  const { protocol, pathname, port } = new URL(publicUrl);
  const isSecure = protocol === 'https:';
  const name = `${isSecure ? '__Secure-' : ''}dateline_device${port && `_${port}`}`;
  const attributes = `Path=${pathname}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  return {
    /** The secret a browser was given when somebody last signed in with it, or null. */
    read(cookies: string | undefined): string | null {
      const pairs = cookies?.split(';').map((pair) => pair.trim()) ?? [];
      const found = pairs.find((pair) => pair.startsWith(`${name}=`));
      return found?.slice(name.length + 1) || null;
    },

    /** A `Set-Cookie` header by which a browser is known for `days`. */
    set: (device: string, days: number): string =>
      `${name}=${device}; Max-Age=${days * 86_400}; ${attributes}`,
  };
}
