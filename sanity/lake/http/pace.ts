import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Milliseconds a body may take to get going, and bytes a second it has to come at after that. */
const GRACE = 20_000;
const SLOWEST = 1_000;
const LOOKED_AT_EVERY = 2_000;

type Watched = { res: ServerResponse; from: number; at: number };

/**
 * Ends requests whose body does not come, or comes byte by byte: each would keep a connection for
 * ever. It is the pace that counts, not the time: a large picture over a slow line takes as long as
 * it takes. Where the lake itself is slow to read, nobody is blamed.
 *
 * @returns what stops watching.
 */
export function watchPace(server: Server): () => void {
  const watched = new Map<IncomingMessage, Watched>();

  server.on('request', (req, res) => {
    if (hasBody(req)) watched.set(req, { res, from: req.socket.bytesRead, at: Date.now() });
  });

  const look = () => {
    for (const [req, one] of watched) {
      if (req.complete || req.destroyed) watched.delete(req);
      else if (req.readableLength >= req.readableHighWaterMark) one.at += LOOKED_AT_EVERY;
      else if (isTooSlow(req, one)) {
        watched.delete(req);
        giveUp(req, one.res);
      }
    }
  };
  const timer = setInterval(look, LOOKED_AT_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function isTooSlow(req: IncomingMessage, { from, at }: Watched): boolean {
  const seconds = Math.max(0, Date.now() - at - GRACE) / 1_000;
  return Date.now() - at > GRACE && req.socket.bytesRead - from < seconds * SLOWEST + 1;
}

/** 408 if nothing has been answered yet; the connection is of no more use either way. */
function giveUp(req: IncomingMessage, res: ServerResponse): void {
  const { socket } = req;
  if (!res.headersSent) {
    socket.write('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  }
  socket.destroySoon();
}
