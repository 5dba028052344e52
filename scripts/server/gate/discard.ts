import type { IncomingMessage } from 'node:http';

/** The most that is read of a body nobody wants, in bytes, and for how many milliseconds. */
const most = 64_000_000;
const patience = 5_000;
/**
 * Bytes a millisecond that are read of all such bodies together: what is read has to be tidied up. The lake
 * has a pace of its own: it is a process of its own, and each of the two tidies up what it has read itself.
 */
const pace = 8_000;

/** When what has been read so far will have been read at that pace. */
let readUntil = 0;

/** Notes bytes that were read, and gives the milliseconds to wait before reading on. */
function pauseAfter(bytes: number): number {
  const now = performance.now();
  readUntil = Math.max(now, readUntil) + bytes / pace;
  return readUntil - now;
}

/** Milliseconds in which a client may read the answer to a body that is not read at all. */
const readingTime = 1_000;

/** Whether a body says that it is more than anybody would read to its end. */
export const isEndless = ({ headers, complete }: IncomingMessage): boolean =>
  !complete && Number(headers['content-length'] ?? 0) > most;

/**
 * Leaves such a body where it is. Resolves when its sender has hung up, or had time to read the answer it
 * was given: a connection that ends before takes the answer with it.
 */
export function leaveBody({ socket }: IncomingMessage): Promise<void> {
  socket.pause();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, readingTime);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Throws away what still comes of a body, for a while: a client whose connection ends while it sends
 * never gets to read why. Resolves when it is time to answer.
 */
export function discardBody(request: IncomingMessage): Promise<void> {
  const { socket } = request;
  if (request.complete || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    let pausing: NodeJS.Timeout | undefined;
    const done = () => {
      clearTimeout(timer);
      clearTimeout(pausing);
      request.off('close', done);
      request.push = () => true;
      resolve();
    };
    const timer = setTimeout(done, patience);
    request.once('close', done);
    request.push = (chunk: Buffer | null) => {
      size += chunk?.length ?? 0;
      if (chunk === null || size > most) done();
      else {
        socket.pause();
        clearTimeout(pausing);
        pausing = setTimeout(() => socket.resume(), pauseAfter(chunk.length));
      }
      return true;
    };
    // What came before may have filled the request, and stopped its socket.
    socket.resume();
  });
}
