import type { WebSocket } from 'ws';
import { z } from 'zod';
import { type Answer, type JsonAnswer, refusedWith } from '../wire/answer.ts';
import {
  type EventSink,
  heartbeatEvery,
  mostBuffered,
  reconnectAfter,
} from '../wire/event-sink.ts';
import { parseJson } from '../wire/parse-json.ts';
import type { Dispatch, Incoming } from './dispatch.ts';

/**
 * Many streams of server-sent events over one WebSocket, since a browser opens no more than six
 * connections to an origin and a Studio needs more listeners than that. Frames are JSON:
 *
 *   to the lake     {open: id, target, headers}   {close: id}
 *   to the browser  {head: id, status, headers}   {data: id, text}   {end: id}   {beat: true}
 *
 * `target` is path and query of the request that is meant, and goes through the same routes.
 */
const frame = z.union([
  z.object({
    open: z.number().int(),
    target: z.string().max(32_768).startsWith('/'),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  z.object({ close: z.number().int() }),
]);

type Opening = Extract<z.infer<typeof frame>, { open: number }>;

/** Streams one socket may carry at a time. */
const mostStreams = 500;

/** Headers of a tunnelled request that the lake looks at. */
const forwarded = new Set(['authorization', 'last-event-id']);

/** What the upgrade request says about whoever opened the socket. */
export type TunnelVisitor = Pick<Incoming, 'visitor'> & {
  cookie: string | undefined;
  /** Notes who opens a stream, as its headers say; false: they have too many sockets, and this one is being closed. */
  admit: (headers: Incoming['headers']) => boolean;
};

/** Carries streams over a socket at `/tunnel/:ds`. */
export function serveTunnel(socket: WebSocket, dispatch: Dispatch, visitor: TunnelVisitor): void {
  const streams = new Map<number, () => void>();

  const send = (message: Record<string, unknown>) => {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify(message));
    // Too slow to keep up: cut off. Its clients reconnect, and resume where they were.
    if (socket.bufferedAmount > mostBuffered) socket.terminate();
  };

  const answerAtOnce = (id: number, { status, body }: JsonAnswer) => {
    send({ head: id, status, headers: { 'content-type': 'application/json' } });
    send({ data: id, text: JSON.stringify(body) });
    send({ end: id });
    streams.delete(id);
  };

  function carry(id: number, answer: Answer): void {
    if (answer.kind !== 'events') {
      const told =
        answer.kind === 'json' ? answer : refusedWith('malformed', 'This is no stream of events.');
      answerAtOnce(id, told);
      return;
    }
    send({ head: id, status: 200, headers: { 'content-type': 'text/event-stream' } });
    send({ data: id, text: reconnectAfter });
    let ended = false;
    const sink: EventSink = {
      carrier: socket,
      behind: () => socket.bufferedAmount,
      cutOff: () => socket.terminate(),
      write: (text) => send({ data: id, text }),
      end() {
        ended = true;
        streams.get(id)?.();
        streams.delete(id);
        send({ end: id });
      },
    };
    const stop = answer.start(sink);
    if (ended) stop();
    else streams.set(id, stop);
  }

  async function open({ open: id, target, headers }: Opening): Promise<void> {
    if (streams.has(id)) {
      socket.close(1002, 'The stream is open already.');
      return;
    }
    if (streams.size >= mostStreams) {
      answerAtOnce(id, refusedWith('not now', 'Too many streams over one socket.'));
      return;
    }
    let cancelled = false;
    streams.set(id, () => {
      cancelled = true;
    });
    const kept = Object.entries(headers).filter(([name]) => forwarded.has(name.toLowerCase()));
    const all = {
      ...Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), value])),
      cookie: visitor.cookie,
    };
    if (!visitor.admit(all)) return;
    const answer = await dispatch({
      method: 'GET',
      target,
      headers: all,
      visitor: visitor.visitor,
      body: async () => Buffer.alloc(0),
      whenOver: (callback) => callback(),
      // Streams begin at once: there is nothing to hang up on.
      signal: new AbortController().signal,
    });
    if (!cancelled) carry(id, answer);
  }

  function close(id: number): void {
    const stop = streams.get(id);
    streams.delete(id);
    stop?.();
  }

  socket.on('message', (data) => {
    const message = readFrame(String(data));
    if (message === null) socket.close(1007, 'The message is malformed.');
    else if ('close' in message) close(message.close);
    else {
      open(message).catch((fault: unknown) => {
        console.error('lake: a stream could not be opened:', fault);
        socket.terminate();
      });
    }
  });
  const beat = setInterval(() => send({ beat: true }), heartbeatEvery);
  socket.on('close', () => {
    clearInterval(beat);
    for (const id of [...streams.keys()]) close(id);
  });
}

function readFrame(text: string): z.infer<typeof frame> | null {
  try {
    return frame.safeParse(parseJson(text, 'The message')).data ?? null;
  } catch {
    return null;
  }
}
