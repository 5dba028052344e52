import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Environment } from '#lib/env.ts';
import { securityHeaders } from '#lib/security-headers.ts';
import { documentOf, isLakes, kindOf } from './answered.ts';

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];
/** Headers an answer may have stricter than the table's: its own stay. */
const strictReferrer = 'no-referrer';

/**
 * The kind of response the public server makes of every request: whoever answers, and however it fails,
 * it carries the security headers of its kind, set last.
 */
export function guardedResponse({ siteUrl, sanity }: Environment): typeof ServerResponse {
  const surroundings = { siteUrl, lake: sanity.lake };

  return class GuardedResponse<
    Request extends IncomingMessage = IncomingMessage,
  > extends ServerResponse<Request> {
    override writeHead(status: number, second?: string | Headers, third?: Headers): this {
      const [message, given] =
        typeof second === 'string' ? [second, third] : [undefined, third ?? second];
      if (given !== undefined) setAll(this, given);
      guard(this, status);
      return message === undefined ? super.writeHead(status) : super.writeHead(status, message);
    }
  };

  function guard(response: ServerResponse, status: number): void {
    const { kind: said, own } = documentOf(response);
    const kind = kindOf(status, response.getHeader('content-type'), said);
    const headers = securityHeaders(
      kind,
      surroundings,
      kind === 'data' || kind === 'script' ? {} : own,
    );
    for (const [name, value] of Object.entries(headers)) {
      if (!isOwn(response, name)) response.setHeader(name, value);
    }
  }

  /** What the lake says of its files and of its own page is stricter than what is known here. */
  function isOwn(response: ServerResponse, name: string): boolean {
    const present = response.getHeader(name);
    if (name === 'referrer-policy' && present === strictReferrer) return true;
    return present !== undefined && isLakes(response);
  }
}

/**
 * Writes a head that was made once for many answers, the security headers of its kind in it: nothing is
 * added, and nothing looked at again.
 */
export function writeReadyHead(
  response: ServerResponse,
  status: number,
  lines: readonly string[],
): void {
  Reflect.apply(ServerResponse.prototype.writeHead, response, [status, lines]);
}

/** As `writeHead` does: what is given replaces what was set, and a flat list may name a header twice. */
function setAll(response: ServerResponse, given: Headers): void {
  if (!Array.isArray(given)) {
    for (const [name, value] of Object.entries(given)) {
      if (value !== undefined) response.setHeader(name, value);
    }
    return;
  }
  const pairs = Array.isArray(given[0]) ? given.flat() : given;
  for (let at = 0; at < pairs.length; at += 2) response.removeHeader(String(pairs[at]));
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    response.appendHeader(String(pairs[at]), String(pairs[at + 1]));
  }
}

/** An answer without a response to carry it: to what could not be read as a request. */
export function rawAnswer(
  status: number,
  { siteUrl, sanity }: Environment,
  more: Record<string, string> = {},
): string {
  const headers = {
    ...securityHeaders('data', { siteUrl, lake: sanity.lake }),
    ...more,
    connection: 'close',
    'content-length': '0',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`;
}
