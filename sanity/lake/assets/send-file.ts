import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** What is sent along with a file's bytes. */
export type FileHead = {
  /** Strong validator with its quotes: equal tags, equal bytes. */
  etag: string;
  contentType: string;
  /** Who may keep it, and for how long; without, anybody for ever. */
  keeping?: string;
  headers?: Readonly<Record<string, string>>;
};

/** Bytes from `first` to `last`, both included. */
type Range = { first: number; last: number };

/**
 * The one range asked for (RFC 9110, 14.1.2). `null`: send everything, which is also the answer to
 * several ranges or a unit nobody knows. `unsatisfiable`: it begins past the end.
 */
export function rangeOf(header: string | undefined, size: number): Range | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}

/** Whether the client has these bytes already (RFC 9110, 13.1.2). */
export function isFresh(req: IncomingMessage, etag: string): boolean {
  const known = req.headers['if-none-match'];
  if (known === undefined) return false;
  if (known.trim() === '*') return true;
  return known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Names carry the hash of the content: what is behind an address never changes. */
const forEver = 'public, max-age=31536000, immutable';

/** Sets what goes with every answer about a file, a 304 included. */
export function setFileHead(
  res: ServerResponse,
  { etag, keeping = forEver, headers = {} }: FileHead,
): void {
  res.setHeader('etag', etag);
  res.setHeader('cache-control', keeping);
  res.setHeader('x-content-type-options', 'nosniff');
  // Anyone may show a picture. What depends on a cookie no other site can read: it takes more than this.
  res.setHeader('access-control-allow-origin', '*');
  res.removeHeader('access-control-allow-credentials');
  res.removeHeader('vary');
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
}

/** Answers 304 with the head alone. */
export function answerNotModified(res: ServerResponse, head: FileHead): void {
  setFileHead(res, head);
  res.writeHead(304).end();
}

/** Sends an open file, or the range of it that is asked for, and closes it. */
export async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  file: FileHandle,
  head: FileHead,
): Promise<void> {
  try {
    const { size } = await file.stat();
    setFileHead(res, head);
    res.setHeader('accept-ranges', 'bytes');
    const condition = req.headers['if-range'];
    const asked =
      condition === undefined || condition === head.etag ? req.headers.range : undefined;
    const range = rangeOf(asked, size);
    if (range === 'unsatisfiable') {
      res.setHeader('cache-control', 'no-store');
      res.writeHead(416, { 'content-range': `bytes */${size}` }).end();
      return;
    }
    const { first, last } = range ?? { first: 0, last: size - 1 };
    res.writeHead(range ? 206 : 200, {
      'content-type': head.contentType,
      'content-length': last - first + 1,
      ...(range && { 'content-range': `bytes ${first}-${last}/${size}` }),
    });
    if (req.method === 'HEAD' || size === 0) res.end();
    else await pipeline(file.createReadStream({ start: first, end: last, autoClose: false }), res);
  } finally {
    await file.close();
  }
}
