import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentRequestId, requestIdHeader } from '#lib/request-id.ts';
import type { PlainQuestion } from '../gate/plain-question.ts';
import { writeReadyHead } from '../guarded-response.ts';
import type { Encoding, Page } from './page.ts';

/** What caches in front are told, by header. */
type Told = Readonly<Record<string, string>>;

/**
 * Sends a kept page: in an encoding the reader takes, without a body when they have it already.
 *
 * @param how what it is sent with: a status, which may not be its own, and what caches in front are told.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests
 */
export async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  { status = page.status, told = {} }: { status?: number; told?: Told } = {},
): Promise<void> {
  const { headers, method } = request;
  if (status === 200 && hasAlready(page, headers['if-none-match'], headers['if-modified-since'])) {
    response.writeHead(304, { ...page.headers, ...told }).end();
    return;
  }
  const whole = await page.whole(encodingFor(headers['accept-encoding']));
  response.writeHead(status, { ...whole.headers, ...told });
  response.end(method === 'HEAD' ? undefined : whole.body);
}

/** Sends on, to one address, with nothing to read on the way. */
export function sendMoved(
  response: ServerResponse,
  { page, status, to }: { page: Page; status: number; to: string },
  told: Told = {},
): void {
  response.writeHead(status, { ...page.headers, ...told, location: to, 'content-length': 0 }).end();
}

/** The same in one go, where everything to be sent is there. @returns false when it is not; nothing is sent. */
export function sendReady(
  question: PlainQuestion,
  response: ServerResponse,
  page: Page,
  told: Told = {},
): boolean {
  const besides = Object.entries(told).flat();
  const id = currentRequestId();
  if (id !== undefined) besides.push(requestIdHeader, id);
  if (hasAlready(page, question.known, question.since)) {
    writeReadyHead(response, 304, [...page.unchanged, ...besides]);
    response.end();
    return true;
  }
  const whole = page.ready(encodingFor(question.encodings));
  if (whole === undefined) return false;
  writeReadyHead(response, 200, [...whole.lines, ...besides]);
  response.end(question.method === 'HEAD' ? undefined : whole.body);
  return true;
}

function hasAlready(page: Page, known: string | undefined, since: string | undefined): boolean {
  if (known === undefined && since === undefined) return false;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  if (known !== undefined) {
    if (known === page.etag) return true;
    return known.split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(page.etag));
  }
  const modified = Date.parse(String(page.headers['last-modified'] ?? ''));
  return modified <= Date.parse(since ?? '');
}

/** What browsers say is one of a few texts, again and again. */
const read = new Map<string, Encoding>();
const mostRead = 100;

/** Brotli before gzip, as far as the reader takes them; `q=0` refuses one. */
export function encodingFor(accepted: string | string[] | undefined): Encoding {
  const said = String(accepted ?? '');
  const before = read.get(said);
  if (before !== undefined) return before;
  const encoding = readEncoding(said);
  // Anybody may say anything: what is remembered is little.
  if (read.size < mostRead && said.length < 100) read.set(said, encoding);
  return encoding;
}

function readEncoding(accepted: string): Encoding {
  const takes = (name: string) =>
    accepted.split(',').some((part) => {
      const [coding = '', weight = 'q=1'] = part.split(';').map((word) => word.trim());
      return coding.toLowerCase() === name && !/^q=0(\.0*)?$/i.test(weight);
    });
  if (takes('br')) return 'br';
  return takes('gzip') || takes('x-gzip') ? 'gzip' : 'identity';
}
