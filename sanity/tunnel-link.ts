/** Who hears of what arrives for one stream. */
export type Receiver = {
  head: (status: number, headers: Record<string, string>) => void;
  data: (text: string) => void;
  end: () => void;
  /** The socket is lost: the stream breaks, and its client connects again. */
  fail: (reason: Error) => void;
};

/** One WebSocket with the streams over it. It is used until it closes, and never again. */
export type Link = {
  /** Whether the socket could be opened. */
  ready: Promise<boolean>;
  isUsable: () => boolean;
  /** Asks for a stream; gives what closes it. */
  open: (target: string, headers: Record<string, string>, receiver: Receiver) => () => void;
};

/** Milliseconds without a word from the lake until the socket is given up: several of its heartbeats. */
const silence = 45_000;
/** Milliseconds an unused socket is kept open. */
const idle = 5_000;

/** Opens a socket to the lake's tunnel; the frames over it are described at its other end. */
export function createLink(address: string): Link {
  const socket = new WebSocket(address);
  const receivers = new Map<number, Receiver>();
  const { promise: ready, resolve: setReady } = Promise.withResolvers<boolean>();
  let lastId = 0;
  let usable = true;
  /** A socket keeps the cookie it was opened with: after signing in again the next streams need another. */
  let outdated = false;
  let silent: ReturnType<typeof setTimeout> | undefined;
  let unused: ReturnType<typeof setTimeout> | undefined;

  const lose = () => {
    usable = false;
    clearTimeout(silent);
    clearTimeout(unused);
    setReady(false);
    socket.close();
    const reason = new TypeError('The connection to the lake was lost.');
    for (const receiver of [...receivers.values()]) receiver.fail(reason);
    receivers.clear();
  };
  const heard = () => {
    clearTimeout(silent);
    silent = setTimeout(lose, silence);
  };
  const rest = () => {
    clearTimeout(unused);
    if (receivers.size === 0) unused = setTimeout(lose, idle);
  };

  socket.addEventListener('open', () => {
    setReady(true);
    heard();
    rest();
  });
  socket.addEventListener('message', ({ data }) => {
    heard();
    const frame: Frame = JSON.parse(String(data));
    if (frame.status === 401) outdated = true;
    deliver(frame, receivers);
    rest();
  });
  socket.addEventListener('close', lose);

  return {
    ready,
    isUsable: () => usable && !outdated,
    open(target, headers, receiver) {
      if (!usable) {
        queueMicrotask(() => receiver.fail(new TypeError('The connection to the lake was lost.')));
        return () => {};
      }
      lastId += 1;
      const id = lastId;
      receivers.set(id, receiver);
      clearTimeout(unused);
      socket.send(JSON.stringify({ open: id, target, headers }));
      return () => {
        if (!receivers.delete(id)) return;
        if (usable) socket.send(JSON.stringify({ close: id }));
        rest();
      };
    },
  };
}

/** A frame from the lake, by the key that says what it is. The lake is ours: no need to check more. */
type Frame = {
  head?: number;
  data?: number;
  end?: number;
  status?: number;
  headers?: Record<string, string>;
  text?: string;
};

function deliver(frame: Frame, receivers: Map<number, Receiver>): void {
  const { head, data, end } = frame;
  if (head !== undefined) receivers.get(head)?.head(frame.status ?? 500, frame.headers ?? {});
  if (data !== undefined) receivers.get(data)?.data(frame.text ?? '');
  if (end !== undefined) {
    receivers.get(end)?.end();
    receivers.delete(end);
  }
}
