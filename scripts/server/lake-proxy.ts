import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer, proxyUpgrade } from 'httpxy';

const prefix = '/lake';

/** Whether a request is for the lake: `/lake` itself or anything under it. */
export const isForLake = (url: string | undefined): boolean =>
  url === prefix ||
  url?.startsWith(`${prefix}/`) === true ||
  url?.startsWith(`${prefix}?`) === true;

export type LakeProxy = {
  web(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};

/**
 * Puts the embedded lake under `/lake` on the site's own origin, so that the Studio needs no CORS and
 * there is one public address. Requests, streams and sockets pass through as they come.
 *
 * A lake that does not answer is a passing fault: 503, never a 4xx, since the Studio drops an editor's
 * typing on those and tries again on this.
 */
export function createLakeProxy(lakePort: number): LakeProxy {
  const target = { host: '127.0.0.1', port: lakePort };
  const agent = new Agent({ keepAlive: true });
  const proxy = createProxyServer({ target: { ...target, protocol: 'http:' }, xfwd: true, agent });
  const strip = (request: IncomingMessage) => {
    request.url = (request.url ?? prefix).slice(prefix.length).replace(/^(?!\/)/, '/');
  };
  return {
    web(request, response) {
      strip(request);
      proxy.web(request, response).catch(() => unavailable(response));
    },
    upgrade(request, socket, head) {
      strip(request);
      socket.on('error', () => socket.destroy());
      proxyUpgrade(target, request, socket, head).catch(() => socket.destroy());
    },
  };
}

function unavailable(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(503, { 'content-type': 'application/json', 'retry-after': '1' });
  response.end(
    JSON.stringify({
      statusCode: 503,
      error: 'Service Unavailable',
      message: 'The content lake does not answer at the moment. Try again shortly.',
    }),
  );
}
