import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** The most that is read of a body nobody wants, in bytes, and for how many milliseconds. */
const MOST = 64_000_000;
const PATIENCE = 5_000;
/** Bytes a millisecond that are read of all such bodies together: what is read has to be tidied up. */
const PACE = 8_000;
/** Milliseconds an answer has to arrive in before its connection is closed on what is still sent. */
const LINGER = 1_000;

/** When what has been read so far will have been read at that pace. */
let readUntil = 0;

/** Notes bytes that were read, and gives the milliseconds to wait before reading on. */
function pauseAfter(bytes: number): number {
  const now = performance.now();
  readUntil = Math.max(now, readUntil) + bytes / PACE;
  return readUntil - now;
}

/**
 * Reads on to the end of a request that is refused before it has been read, and throws it away: a
 * client whose connection ends while it still sends never gets to see why. Slowly, since anybody may
 * send any number of them.
 *
 * @returns whether the end was reached; if not, the connection has to close after the answer.
 */
export function drain(req: IncomingMessage): Promise<boolean> {
  if (req.complete || req.destroyed) return Promise.resolve(req.complete);
  return new Promise((resolve) => {
    let size = 0;
    let pausing: NodeJS.Timeout | undefined;
    const done = () => {
      clearTimeout(timer);
      clearTimeout(pausing);
      req.off('data', count).off('end', done).off('close', done);
      if (!req.complete) linger(req.socket);
      resolve(req.complete);
    };
    const count = (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST) return done();
      req.pause();
      clearTimeout(pausing);
      pausing = setTimeout(() => req.resume(), pauseAfter(chunk.length));
    };
    const timer = setTimeout(done, PATIENCE);
    req.on('data', count).once('end', done).once('close', done);
    req.resume();
  });
}

/** A connection that is closed while there is more to read is reset, which overtakes the answer. */
function linger(socket: Socket): void {
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), LINGER).unref();
  };
}
