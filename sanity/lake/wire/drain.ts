import type { IncomingMessage } from 'node:http';

/** The most that is read of a body nobody wants, in bytes, and for how many milliseconds. */
const MOST = 64_000_000;
const PATIENCE = 5_000;

/**
 * Reads on to the end of a request that is refused before it has been read, and throws it away: a
 * client whose connection ends while it still sends never gets to see why.
 *
 * @returns whether the end was reached; if not, the connection has to close after the answer.
 */
export function drain(req: IncomingMessage): Promise<boolean> {
  if (req.complete || req.destroyed) return Promise.resolve(req.complete);
  return new Promise((resolve) => {
    let size = 0;
    const done = () => {
      clearTimeout(timer);
      req.off('data', count).off('end', done).off('close', done);
      resolve(req.complete);
    };
    const count = (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST) done();
    };
    const timer = setTimeout(done, PATIENCE);
    req.on('data', count).once('end', done).once('close', done);
    req.resume();
  });
}
