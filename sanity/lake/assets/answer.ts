import type { ServerResponse } from 'node:http';
import { plainError, Refusal } from '../wire/refusal.ts';

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
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  console.error('lake: an asset request failed:', error);
  return fullDisk.has(errorCode(error))
    ? new Refusal(507, "The lake's disk is full. Free some space, then try again.")
    : new Refusal(503, 'The lake could not do this just now. Try again shortly.', {
        'retry-after': '1',
      });
}

/** Answers a failure in the wire's shape; one in the middle of an answer breaks it off. */
export function answerFailure(res: ServerResponse, error: unknown): void {
  const { status, message, headers } = refusalOf(error);
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  answerJson(res, status, plainError(status, message));
}
