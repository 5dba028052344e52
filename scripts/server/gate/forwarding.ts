import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { currentRequestId, requestIdHeader } from '#lib/request-id.ts';

/** Headers by which proxies say whom they speak for, and those that only this server writes to Next. */
const claims =
  /^(forwarded|via|content-security-policy(-report-only)?|x-(forwarded|real|client|cluster|original|originating|remote|host|rewrite|dateline|middleware|invoke|matched|next-|now|vercel)\b.*|(true-client|cf-connecting|fastly-client)-.*)$/;

const visitors = new WeakMap<IncomingMessage, string>();

/** The visitor's address, as the gate has found it; of a request that did not pass it the socket's. */
export const admittedVisitor = (request: IncomingMessage): string =>
  visitors.get(request) ?? request.socket.remoteAddress ?? '';

/**
 * Takes out of a request's headers whatever a client claims to be, and puts in what is known: the
 * visitor's address, and what the request is called. To be called before anything behind the gate reads them.
 */
export function overwriteClaims(request: IncomingMessage, visitor: string): void {
  const { headers } = request;
  for (const name of Object.keys(headers)) {
    if (claims.test(name)) delete headers[name];
  }
  visitors.set(request, visitor);
  headers['x-forwarded-for'] = visitor;
  const id = currentRequestId();
  if (id === undefined) delete headers[requestIdHeader];
  else headers[requestIdHeader] = id;
}

/**
 * Sees to it that nothing is made of a name the client came up with: Next builds addresses of the
 * `Host` header. The site's own names stand as they are.
 */
export function createHostRule(siteUrl: string, port: number) {
  const { host, protocol } = new URL(siteUrl);
  const own = new Set([host, `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]);
  return (headers: IncomingHttpHeaders): void => {
    if (!own.has(headers.host?.toLowerCase() ?? '')) headers.host = host;
    headers['x-forwarded-host'] = headers.host;
    headers['x-forwarded-proto'] = protocol.slice(0, -1);
  };
}
