import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { createProxyServer, proxyUpgrade } from 'httpxy';
import type { Authority } from './authority.ts';
import { filesHost, isHosted } from './names.ts';

/** A request as it came to one of Sanity's names. */
export type Asked = {
  host: string;
  method: string;
  path: string;
  tag: string;
  /** Whether it goes on from where a stream broke off. */
  goesOn: boolean;
};

/** What the front does besides passing on what it is asked. */
type Manners = {
  /** The token by which anybody reads, as in a public dataset; null: a private one. */
  anybody: string | null;
  /** What streams of changes are: heard; refused; open, with nothing told; or begun anew wherever they stopped. */
  streams: 'heard' | 'refused' | 'silent' | 'begun anew';
};

/** Sanity's names over TLS, in front of a lake of our own. */
export type Front = {
  port: number;
  manners: Manners;
  /** All that was asked, in order. */
  asked: Asked[];
  /** Cuts the streams of changes that are open. */
  cutStreams(): void;
  stop(): Promise<void>;
};

const isStream = (path: string): boolean => path.includes('/data/live/events/');
const isPicture = (path: string): boolean => /^\/(?:images|files)\//.test(path);

/** Starts it. What a name does not have at Sanity it does not have here: pictures are at the CDN's alone. */
export async function startFront(lakeUrl: string, { key, cert }: Authority): Promise<Front> {
  const asked: Asked[] = [];
  const manners: Manners = { anybody: null, streams: 'heard' };
  const open = new Set<ServerResponse>();
  const proxy = createProxyServer({ target: lakeUrl, changeOrigin: true });

  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '/';
    const host = request.headers.host ?? '';
    const tag = new URL(path, 'https://lake.invalid').searchParams.get('tag') ?? '';
    const goesOn = request.headers['last-event-id'] !== undefined;
    asked.push({ host, method: request.method ?? '', path, tag, goesOn });
    const isFiles = host === filesHost;
    if (!isHosted(host) || isFiles !== isPicture(path)) return void response.writeHead(404).end();
    if (manners.anybody !== null) request.headers.authorization ??= `Bearer ${manners.anybody}`;
    if (isStream(path)) return stream(request, response);
    proxy.web(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    proxyUpgrade(lakeUrl, request, socket, head, { changeOrigin: true }).catch(() =>
      socket.destroy(),
    );
  });

  function stream({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
    if (manners.streams === 'refused') return void response.writeHead(503).end();
    const { hostname, port } = new URL(lakeUrl);
    const unknown = manners.streams === 'begun anew' && headers['last-event-id'] !== undefined;
    const told = { ...headers, ...(unknown && { 'last-event-id': 'unknown.1.1' }) };
    const heard = ask({
      hostname,
      port,
      path: url,
      headers: { ...told, host: `${hostname}:${port}` },
    });
    heard.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.on('data', (chunk) => manners.streams !== 'silent' && response.write(chunk));
      answer.on('close', () => response.destroy());
    });
    heard.on('error', () => response.destroy());
    heard.end();
    open.add(response);
    response.on('close', () => {
      open.delete(response);
      heard.destroy();
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    manners,
    asked,
    cutStreams() {
      for (const response of open) response.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
