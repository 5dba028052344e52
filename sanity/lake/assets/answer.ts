import type { ServerResponse } from 'node:http';
import {
  bodyOf,
  type Fault,
  notNow,
  type PlainError,
  type Refusal,
  Refused,
  refusal,
} from '../wire/refusal.ts';

/** Answers with JSON; nobody may keep it. */
export function answerJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  res.end(text);
}

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);

export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What a failure becomes on the wire: what is not the client's doing is a 5xx, for the Studio retries those. */
function refusalOf(error: unknown): Refusal<Fault | PlainError> {
  if (error instanceof Refused) return error.refusal;
  console.error('lake: an asset request failed:', error);
  return fullDisk.has(errorCode(error))
    ? refusal('disk full', "The lake's disk is full. Free some space, then try again.")
    : notNow;
}

/** Answers a failure in the wire's shape; one in the middle of an answer breaks it off. */
export function answerFailure(res: ServerResponse, error: unknown): void {
  const told = refusalOf(error);
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  for (const [name, value] of Object.entries(told.headers ?? {})) res.setHeader(name, value);
  answerJson(res, told.status, bodyOf(told));
}
