import type { IncomingMessage } from 'node:http';

export type RequestBody =
  | { kind: 'whole'; bytes: Buffer }
  /** There may be more of it on the connection. */
  | { kind: 'too large' | 'too slow' | 'gone' };

/**
 * Waits until the whole body of a request is there, and leaves it in the request for whoever reads it
 * next: nothing behind the gate ever waits for a sender, or holds more than `most` bytes of one.
 * To be called before the request has been looked at by anything that waits.
 */
export function takeBody(
  request: IncomingMessage,
  { most, patience }: { most: number; patience: number },
): Promise<RequestBody> {
  const { push } = request;
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve) => {
    const settle = (body: RequestBody) => {
      clearTimeout(timer);
      request.off('close', gone);
      request.push = push;
      resolve(body);
    };
    const gone = () => settle({ kind: 'gone' });
    const tooLarge = () => settle({ kind: 'too large' });
    const timer = setTimeout(() => settle({ kind: 'too slow' }), patience);
    request.once('close', gone);
    if (Number(request.headers['content-length'] ?? 0) > most) return tooLarge();
    request.push = (chunk: Buffer | null, encoding) => {
      size += chunk?.length ?? 0;
      if (size > most) {
        tooLarge();
        return true;
      }
      if (chunk !== null) chunks.push(chunk);
      Reflect.apply(push, request, [chunk, encoding]);
      if (chunk === null) settle({ kind: 'whole', bytes: Buffer.concat(chunks) });
      // Read on, though nobody takes it yet: it is little.
      return true;
    };
  });
}

/**
 * Watches a body that is passed on as it comes, however long that takes: calls `stalled` once fewer than
 * so many bytes have come in so many milliseconds. A reader behind the gate that takes its time is not the sender's fault.
 */
export function watchPace(
  request: IncomingMessage,
  { every, bytes }: { every: number; bytes: number },
  stalled: () => void,
): void {
  const { push } = request;
  let come = 0;
  const stop = () => {
    clearInterval(timer);
    request.push = push;
  };
  const timer = setInterval(() => {
    const waitsForReader = request.readableLength > 0;
    if (come < bytes && !waitsForReader) {
      stop();
      stalled();
    }
    come = 0;
  }, every);
  request.push = (chunk: Buffer | null, encoding) => {
    come += chunk?.length ?? 0;
    if (chunk === null) stop();
    return Reflect.apply(push, request, [chunk, encoding]);
  };
  request.once('close', stop);
}
