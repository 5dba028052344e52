import type { IncomingMessage } from 'node:http';

/**
 * What a request for a page says, when it is as plain as a browser's: nothing in it is to be refused, and
 * nothing has to be waited for.
 */
export type PlainQuestion = {
  url: string;
  method: 'GET' | 'HEAD';
  cookie?: string;
  /** `Accept-Encoding`. */
  encodings?: string;
  /** `If-None-Match`. */
  known?: string;
  /** `If-Modified-Since`. */
  since?: string;
  /** Whether the router of an open page asks. */
  isPart: boolean;
};

const asked = new Map<string, 'cookie' | 'encodings' | 'known' | 'since'>([
  ['cookie', 'cookie'],
  ['accept-encoding', 'encodings'],
  ['if-none-match', 'known'],
  ['if-modified-since', 'since'],
]);
const others = ['host', 'rsc', 'accept', 'content-length', 'transfer-encoding'];
/** Names of other lengths are not looked at: a browser sends many. */
const lengths = new Set([...asked.keys(), ...others].map((name) => name.length));

/** Reads a request once, as it came; null when it is none that could be answered without another look. */
export function plainQuestion({ url = '', method, rawHeaders }: IncomingMessage) {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const question: PlainQuestion = { url, method, isPart: false };
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const given = rawHeaders[at] ?? '';
    if (!lengths.has(given.length)) continue;
    const name = given.toLowerCase();
    const what = asked.get(name);
    // What is said twice is read as one, by who reads everything.
    if (what !== undefined && question[what] !== undefined) return null;
    if (what !== undefined) question[what] = rawHeaders[at + 1] ?? '';
    else if (name === 'host') hosts += 1;
    else if (name === 'rsc') question.isPart = true;
    // A story may be asked for as something else than a page.
    else if (name === 'accept' && /markdown/i.test(rawHeaders[at + 1] ?? '')) return null;
    // There may be a body, which no page takes.
    else if (name === 'content-length' || name === 'transfer-encoding') return null;
  }
  return hosts > 1 ? null : question;
}
