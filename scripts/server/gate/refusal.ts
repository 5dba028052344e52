import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { sendPlainPage, tooMuchPage } from '../plain-page.ts';

/** Why a request is not taken. */
export type Refusal = {
  status: number;
  /** For people, in a headline and a sentence. */
  title: string;
  text: string;
  /** Seconds after which to come again. */
  retryAfter?: number;
  headers?: Record<string, string>;
  /** Whether the connection ends with the answer: there may be more of a body than anyone wants. */
  hangUp?: boolean;
};

const tooMuch = {
  title: 'Too much at a time',
  text: 'More was asked from your address than one reader needs. Please wait a moment and try again.',
};

/** A limit was passed. */
export const tooMany = (retryAfter: number): Refusal => ({ status: 429, ...tooMuch, retryAfter });

const wantsPage = ({ headers, url }: IncomingMessage): boolean =>
  String(headers.accept ?? '').includes('text/html') && !url?.startsWith('/api/');

/** Answers a request that is not taken: a plain page for people, JSON for programs. `send` ends the answer. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  send = (body: string | undefined): unknown => response.end(body),
): void {
  if (response.headersSent || response.destroyed) return;
  const { status, title, text, retryAfter, headers = {}, hangUp } = refusal;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (hangUp) response.setHeader('connection', 'close');
  if (wantsPage(request)) {
    const page = status === 429 ? tooMuchPage(retryAfter) : { title, text, retryAfter };
    sendPlainPage(response, status, page, send);
    return;
  }
  const body = JSON.stringify({ statusCode: status, error: STATUS_CODES[status], message: text });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
  });
  send(request.method === 'HEAD' ? undefined : body);
}
