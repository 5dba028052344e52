import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Next tells shared caches to keep a page for hours and count on it to tell them otherwise, which only
 * its own hosting does. Here a page is kept by this server, and anything in between has to ask: it gets
 * a 304 when nothing changed. Parts of pages, which the router asks for, are kept by nobody.
 */
export function keepPagesFresh(request: IncomingMessage, response: ServerResponse): void {
  const isPart = request.headers.rsc !== undefined;
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const meantForSharedCaches =
      name.toLowerCase() === 'cache-control' && String(value).includes('s-maxage');
    if (!meantForSharedCaches) return setHeader(name, value);
    return setHeader(name, isPart ? 'private, no-store' : 'public, max-age=0, must-revalidate');
  };
}
