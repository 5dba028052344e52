import { studioPath } from '#lib/routes.ts';

/**
 * The answer a request to another origin gets in place of being sent; `null` for the page's own.
 * The Studio asks Sanity whether a newer version is out, whether it takes feedback and the like:
 * an empty answer says that nothing is known, 503 that nobody is there.
 */
export function answerOutside(address: string, ownOrigin: string): Response | null {
  const url = new URL(address, ownOrigin);
  const own = url.origin === ownOrigin || url.protocol === 'blob:' || url.protocol === 'data:';
  if (own) return null;
  return url.hostname === 'sanity-cdn.com'
    ? Response.json({})
    : new Response(null, { status: 503, statusText: 'Kept on this machine' });
}

const applications = /^\/lake\/v[^/]+\/projects\/[^/]+\/user-applications$/;

/**
 * Which Studios the project has: this one. Of one that is not in the list the Studio says, in its own
 * colours of warning, that it has to be registered with Sanity; a newsroom's own lake has no such register.
 */
export function answerHere(address: string, ownOrigin: string): Response | null {
  const url = new URL(address, ownOrigin);
  if (url.origin !== ownOrigin || !applications.test(url.pathname)) return null;
  const appHost = ownOrigin + studioPath();
  return Response.json([{ id: 'studio', type: 'studio', urlType: 'external', appHost }]);
}

const addressOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : String(input);

/**
 * Keeps this tab's requests on its own origin. The Studio's Content-Security-Policy (`lib/security-headers.ts`) forbids the others
 * in any case; answering them here spares the editor's console the refusals.
 */
export function keepToOwnOrigin(): void {
  if (typeof window === 'undefined') return;
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const { origin } = window.location;
    const address = addressOf(input);
    return answerOutside(address, origin) ?? answerHere(address, origin) ?? send(input, init);
  };
}
