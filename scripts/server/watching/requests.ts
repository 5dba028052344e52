import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isRequestId } from '@dateline/lake/request-id';
import type { TrustedProxies } from '@dateline/lake/visitor';
import { requestIdHeader, withRequestId } from '#lib/request-id.ts';
import { beginSpan, type Span, type Told, withinSpan } from '#lib/traces/spans.ts';
import { kindOf, type RequestKind, withoutQuery } from './kinds.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** A request that is over. `status` is none when its client went before it was answered. */
export type Over = {
  id: string;
  method: string;
  url: string;
  kind: RequestKind;
  status: number | 'none';
  seconds: number;
};

/**
 * Stands before everything else: gives each request its name, and tells of it when it is over.
 *
 * @param trusted whose word on what a request is called is taken.
 * @param tell nothing is looked at where nobody wants to know.
 */
export function watchRequests(trusted: TrustedProxies, tell: ((over: Over) => void) | null) {
  const ended = (
    request: IncomingMessage,
    response: ServerResponse,
    id: string,
    span: Span | null,
  ) => {
    const began = performance.now();
    // As it came: who answers may write another address into it.
    const { method = '', url = '' } = request;
    return () => {
      const kind = kindOf(url);
      const status = response.headersSent ? response.statusCode : 'none';
      const seconds = (performance.now() - began) / 1000;
      const over: Over = { id, method, url, kind, status, seconds };
      tell?.(over);
      span?.end(told(over), isFault(status) ? 'failed' : 'well');
    };
  };
  return {
    requests:
      (listener: Listener): Listener =>
      (request, response) => {
        const id = requestIdOf(request, trusted);
        const span = beginSpan('request', request.method ?? '', () =>
          traceparentOf(request, trusted),
        );
        const answer = () => withRequestId(id, () => listener(request, response));
        if (tell === null && span === null) return answer();
        const over = ended(request, response, id, span);
        withinSpan(span, answer);
        // What is kept has been answered by now.
        if (response.writableEnded || response.destroyed) over();
        else response.once('close', over);
      },
    upgrades:
      (listener: Upgrade): Upgrade =>
      (request, socket, head) =>
        withRequestId(requestIdOf(request, trusted), () => listener(request, socket, head)),
  };
}

const isFault = (status: Over['status']): boolean => status !== 'none' && status >= 500;

/** What is told of a request in a trace. */
const told = ({ id, method, kind, status }: Over): Told => ({
  'http.request.method': method,
  ...(status !== 'none' && { 'http.response.status_code': status }),
  'dateline.kind': kind,
  'dateline.request_id': id,
});

/** What a trusted proxy says a request is part of, by the header of https://www.w3.org/TR/trace-context/. */
function traceparentOf(
  { headers: { traceparent }, socket }: IncomingMessage,
  trusted: TrustedProxies,
): string | undefined {
  const isTaken = typeof traceparent === 'string' && trusted(socket.remoteAddress ?? '');
  return isTaken ? traceparent : undefined;
}

/** What a trusted proxy calls a request, where that is a name; else one of ours. Read as it came: most have none. */
export function requestIdOf(
  { rawHeaders, socket }: Pick<IncomingMessage, 'rawHeaders' | 'socket'>,
  trusted: TrustedProxies,
): string {
  let given: string | undefined;
  let times = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length !== requestIdHeader.length || name.toLowerCase() !== requestIdHeader) continue;
    given = rawHeaders[at + 1];
    times += 1;
  }
  if (times !== 1 || !isRequestId(given)) return randomUUID();
  return trusted(socket.remoteAddress ?? '') ? given : randomUUID();
}

/** Characters of a path that stand in a line. */
const longest = 500;

/**
 * The line of a request in the log. What follows the path does not stand in it, which may open something or be
 * what a reader searched for, nor a link that opens a draft.
 */
export const requestLine = ({ id, method, url, kind, status, seconds }: Over): string =>
  JSON.stringify({
    level: isFault(status) ? 'error' : 'info',
    part: 'site',
    event: 'request',
    time: new Date().toISOString(),
    requestId: id,
    method,
    path: kind === 'shared' ? '/preview/…' : withoutQuery(url).slice(0, longest),
    kind,
    status,
    ms: Math.round(seconds * 10_000) / 10,
  });
