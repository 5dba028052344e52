import type { ServerResponse } from 'node:http';
import { type Figures, siteFigures } from '../figures.ts';

/** Milliseconds between signs of life. */
const heartbeat = 25_000;

/** Messages that may wait for a page to take them, and bytes of them. */
const mostWaiting = { messages: 500, bytes: 8_000 };

/** What every stream to a page is sent with. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // `no-transform` keeps compression from holding messages back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** By what a page is reached. */
type Channel = {
  /** @throws when the page has gone, and nobody was told. */
  write(text: string): void;
  /** Whether more waits than may. */
  isFull(): boolean;
  close(): void;
};

/** An open page, as those who have something to tell see it. */
export type OpenPage = {
  /** Says that it would show something else by now. */
  tell(): void;
  /** Lets it go: it connects again by itself. */
  end(): void;
  readonly hasEnded: boolean;
};

/** Begins to tell a page; gives a function that ends it. */
type Follow = (page: OpenPage) => () => void;
/** The id, in the lake's own stream, of what was heard last; null when nothing was, or nobody says. */
type Place = () => string | null;
const nowhere: Place = () => null;
type Stream = { follow: Follow; place: Place; to: keyof Figures['streams'] };

/**
 * Server-sent events for a page that is open, until it goes or is let go. One that does not take what it
 * is told is let go, and learns what it missed when it connects again.
 *
 * @param place where the lake is: any site of that lake understands the ids.
 */
export function eventStream(
  follow: Follow,
  signal: AbortSignal,
  place: Place = nowhere,
): ReadableStream<Uint8Array> {
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      close = open(controller, { follow, place, to: 'preview' }, signal);
    },
    cancel: () => close(),
  });
}

/** The same over a response of Node's, without Next. */
export function sendEventStream(
  response: ServerResponse,
  follow: Follow,
  place: Place = nowhere,
): void {
  response.writeHead(200, streamHeaders);
  const end = openStream(
    { follow, place, to: 'reader' },
    {
      write: (text) => response.write(text),
      isFull: () => response.writableLength > mostWaiting.bytes,
      close: () => response.end(),
    },
  );
  if (response.destroyed) end();
  else response.once('close', end);
}

/** @returns a function that ends it. */
function open(
  controller: ReadableStreamDefaultController<Uint8Array>,
  stream: Stream,
  signal: AbortSignal,
): () => void {
  const encoder = new TextEncoder();
  const over = new AbortController();
  const end = openStream(stream, {
    write: (text) => controller.enqueue(encoder.encode(text)),
    isFull: () => (controller.desiredSize ?? 0) < -mostWaiting.messages,
    close() {
      over.abort();
      controller.close();
    },
  });
  signal.addEventListener('abort', end, { signal: over.signal });
  return end;
}

/** Begins a stream. @returns a function that ends it. */
function openStream({ follow, place, to }: Stream, channel: Channel): () => void {
  const { streams } = siteFigures();
  streams[to] += 1;
  let leave: (() => void) | undefined;
  let hasEnded = false;

  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    streams[to] -= 1;
    leave?.();
    clearInterval(beat);
    try {
      channel.close();
    } catch {
      // The reader went first.
    }
  };
  const send = (text: string) => {
    if (hasEnded) return;
    if (channel.isFull()) return end();
    try {
      channel.write(text);
    } catch {
      // It has failed on the reader's side, and nobody was told.
      end();
    }
  };

  const beat = setInterval(() => send(': still here\n\n'), heartbeat);
  // With an id, a browser that connects again says that it was here; our own script reads it.
  const placeText = (): string => {
    const at = place();
    if (at === null) return 'id: 1\nretry: 1000\n\n';
    return `id: ${at}\nretry: 1000\nevent: at\ndata: ${at}\n\n`;
  };
  send(placeText());
  leave = follow({
    tell: () => send(`${place() === null ? '' : placeText()}data: changed\n\n`),
    end,
    get hasEnded() {
      return hasEnded;
    },
  });
  // It may have been let go at the first word.
  if (hasEnded) leave();
  return end;
}
