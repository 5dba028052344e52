import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Socket } from 'node:net';
import { proxyUpgrade } from 'httpxy';
import { portOf } from '#lib/testing/ports.ts';
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
/** Which of what readers see has changed is told to anybody, of a private dataset too. */
const isOfReaders = (path: string): boolean => isStream(path) && !path.includes('includeDrafts');
const isPicture = (path: string): boolean => /^\/(?:images|files)\//.test(path);

/** Headers of one connection, or of HTTP/2 alone, which are not passed on. */
const ofConnection = /^(?::.*|connection|keep-alive|transfer-encoding|upgrade|http2-settings)$/;

const passedOn = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.test(name)));

/**
 * Starts it. What a name does not have at Sanity it does not have here: pictures are at the CDN's alone. It speaks
 * HTTP/2 as Sanity does: a Studio has more streams open than browsers allow connections, and shows no form without one
 * of them. `follower` is a token by which strangers hear of readers' changes: the lake tells them nothing.
 */
export async function startFront(
  lakeUrl: string,
  { key, cert }: Authority,
  follower: string,
): Promise<Front> {
  const asked: Asked[] = [];
  const manners: Manners = { anybody: null, streams: 'heard' };
  const streams = new Set<Http2ServerResponse>();
  const sockets = new Set<Socket>();
  const { hostname, port } = new URL(lakeUrl);

  const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
    const path = request.url;
    const host = request.headers.host ?? request.headers[':authority'] ?? '';
    const tag = new URL(path, 'https://lake.invalid').searchParams.get('tag') ?? '';
    const goesOn = request.headers['last-event-id'] !== undefined;
    asked.push({ host, method: request.method, path, tag, goesOn });
    const isFiles = host === filesHost;
    if (!isHosted(host) || isFiles !== isPicture(path)) return void response.writeHead(404).end();
    if (isStream(path) && manners.streams === 'refused') return void response.writeHead(503).end();
    pass(request, response);
  });
  server.on('secureConnection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('upgrade', (request, socket, head) => {
    proxyUpgrade(lakeUrl, request, socket, head, { changeOrigin: true }).catch(() =>
      socket.destroy(),
    );
  });

  function pass(request: Http2ServerRequest, response: Http2ServerResponse): void {
    const isOfChanges = isStream(request.url);
    const headers = { ...passedOn(request.headers), host: `${hostname}:${port}` };
    const stranger = manners.anybody ?? (isOfReaders(request.url) ? follower : null);
    if (stranger !== null) {
      Object.assign(headers, {
        authorization: request.headers.authorization ?? `Bearer ${stranger}`,
      });
    }
    if (isOfChanges && manners.streams === 'begun anew') {
      Object.assign(headers, { 'last-event-id': 'unknown.1.1' });
    }
    const { method, url: path } = request;
    const heard = ask({ hostname, port, path, method, headers });
    heard.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      if (!isOfChanges) return void answer.pipe(response);
      answer.on('data', (chunk) => manners.streams !== 'silent' && response.write(chunk));
      answer.on('close', () => response.destroy());
    });
    heard.on('error', () => response.destroy());
    response.on('close', () => {
      streams.delete(response);
      heard.destroy();
    });
    if (isOfChanges) streams.add(response);
    request.pipe(heard);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    manners,
    asked,
    cutStreams() {
      for (const response of streams) response.destroy();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
