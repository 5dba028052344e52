import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { OldAddresses } from '#lib/content/redirect/table.ts';
import { readEnvironment } from '#lib/env.ts';
import { siteLedger } from '#lib/keep/ledger.ts';
import { currentNote } from '#lib/keep/making.ts';
import { portOf } from '#lib/testing/ports.ts';
import { createFrontDoor } from '../front-door/front-door.ts';
import { createGate } from '../gate/gate.ts';
import { guardedResponse } from '../guarded-response.ts';
import { type Over, watchRequests } from '../watching/requests.ts';
import { type Answer, conversation } from './conversation.ts';

/** Pages behind the door and the gate, put together as the site is, asked for byte by byte. */

export const readToken = 'token_of-the-site';
/** What there is, by its path. */
export const words = new Map<string, string>();

function site(request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site.invalid');
  const text = pathname === '/_missing' ? 'nothing here' : words.get(pathname);
  currentNote().madeOf([pathname]);
  response.writeHead(text === undefined ? 404 : 200, {
    'content-type': pathname.endsWith('.xml') ? 'application/xml' : 'text/html; charset=utf-8',
    'content-security-policy': 'default-src *',
    'last-modified': 'Thu, 26 Nov 2026 10:00:00 GMT',
    vary: 'rsc, next-router-prefetch, Accept-Encoding',
  });
  const kind = request.headers.rsc === '1' ? 'a part of ' : '';
  const draft = /__prerender_bypass/.test(request.headers.cookie ?? '') ? 'a draft of ' : '';
  response.end(text && `<p>${kind}${draft}${text}${searchParams.get('q') ?? ''}</p>`);
}

const siteUrl = 'https://news.example';
const old = new OldAddresses([]);
const door = createFrontDoor(
  site,
  { siteUrl, lake: 'embedded' },
  { get: async () => ({ table: old }), ready: () => old },
);
/** What is kept of the pages, and what was done with it. */
export const kept = () => door.kept();
const servers: Server[] = [];
/** `waited`: requests that were not answered at once. `fails`: when that throws: before anything is sent, or after. `port`: of the newsroom that is asked. */
export const current = { waited: 0, port: 0, fails: '' };
/** Requests that are over. */
export const overs: Over[] = [];

/** A newsroom with limits of its own, over the same pages; `trusted`: behind a proxy on this machine. */
export async function open(limits: string, trusted = false): Promise<number> {
  const env = readEnvironment({ SITE_URL: siteUrl, VISITOR_LIMITS: limits });
  const gate = createGate(env, { dev: false });
  const watch = watchRequests(
    () => trusted,
    (over) => overs.push(over),
  );
  const server = createServer(
    { ...gate.options, ServerResponse: guardedResponse(env) },
    watch.requests(
      gate.requests(
        (request, response) => {
          current.waited += 1;
          void door.handle(request, response);
        },
        (question, response) => {
          if (current.fails === 'before') throw new Error('It failed.');
          const isAnswered = door.answerAtOnce(question, response);
          if (current.fails === 'after') throw new Error('It failed.');
          return isAnswered;
        },
      ),
    ),
  );
  server.on('connection', gate.connections);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return portOf(server);
}

export function closeAll(): void {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
}

/** A request as a client writes it. */
export const request = (line: string, ...headers: string[]): string =>
  `${[line, 'Host: news.example', 'Accept-Encoding: gzip', ...headers].join('\r\n')}\r\n\r\n`;
export const get = (path: string, ...headers: string[]) =>
  request(`GET ${path} HTTP/1.1`, ...headers);
export const close = 'Connection: close';

/** The answers to some requests over one connection; the last ends it. */
export const talk = (...requests: string[]) => conversation(current.port, requests);
export async function ask(path: string, ...headers: string[]): Promise<Answer> {
  const [answer] = await talk(get(path, close, ...headers));
  if (answer === undefined) throw new Error('Nothing was answered.');
  return answer;
}
export const textOf = ({ body }: Answer): string =>
  body.length === 0 ? '' : gunzipSync(body).toString();
export const header = (answer: Answer | undefined, name: string) =>
  answer?.headers.get(name)?.join();

/** Has a page kept. */
export async function keep(path: string, text: string): Promise<void> {
  words.set(path, text);
  siteLedger().change([path]);
  await ask(path);
}
