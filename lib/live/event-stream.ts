/** Milliseconds between signs of life. */
const heartbeat = 25_000;

/** Messages that may wait for a page to take them. */
const mostWaiting = 500;

/** An open page, as those who have something to tell see it. */
export type OpenPage = {
  /** Says that it would show something else by now. */
  tell(): void;
  /** Lets it go: it connects again by itself. */
  end(): void;
  readonly hasEnded: boolean;
};

/**
 * Server-sent events for a page that is open, until it goes or is let go. One that does not take what it
 * is told is let go, and learns what it missed when it connects again.
 *
 * @param follow begins to tell the page; gives a function that ends it.
 */
export function eventStream(
  follow: (page: OpenPage) => () => void,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      close = open(controller, follow, signal);
    },
    cancel: () => close(),
  });
}

/** @returns a function that ends it. */
function open(
  controller: ReadableStreamDefaultController<Uint8Array>,
  follow: (page: OpenPage) => () => void,
  signal: AbortSignal,
): () => void {
  const encoder = new TextEncoder();
  let leave: (() => void) | undefined;
  let hasEnded = false;

  const end = () => {
    if (hasEnded) return;
    hasEnded = true;
    leave?.();
    clearInterval(beat);
    signal.removeEventListener('abort', end);
    try {
      controller.close();
    } catch {
      // The reader went first.
    }
  };
  const send = (text: string) => {
    if (hasEnded) return;
    if ((controller.desiredSize ?? 0) < -mostWaiting) return end();
    try {
      controller.enqueue(encoder.encode(text));
    } catch {
      // It has failed on the reader's side, and nobody was told.
      end();
    }
  };

  signal.addEventListener('abort', end);
  const beat = setInterval(() => send(': still here\n\n'), heartbeat);
  // With an id, a browser that connects again says that it was here.
  send('id: 1\nretry: 1000\n\n');
  leave = follow({
    tell: () => send('data: changed\n\n'),
    end,
    get hasEnded() {
      return hasEnded;
    },
  });
  // It may have been let go at the first word.
  if (hasEnded) leave();
  return end;
}
