/**
 * Carries every listener of a browser tab over one WebSocket. A browser opens six connections to an
 * origin at most and a Studio listens to more than six things, so that with one connection each the
 * next save would wait for ever. The other end is `sanity/lake/http/tunnel.ts`, where the frames
 * are described. Without dependencies, since it is part of the Studio's bundle.
 */

export type TunnelOptions = {
  /** The address of the API, with its path: `https://news.example.org/lake`. */
  apiHost: string;
  dataset: string;
};

/** Who hears of what arrives for one stream. */
type Receiver = {
  head: (status: number, headers: Record<string, string>) => void;
  data: (text: string) => void;
  end: () => void;
  /** The socket is lost: the stream breaks, and its client connects again. */
  fail: (reason: Error) => void;
};

/** One WebSocket with the streams over it. It is used until it closes, and never again. */
type Link = {
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

/**
 * A `fetch` that sends requests for listeners and live events through the tunnel and all others to
 * the browser's own. For `createClient({ resolveFetch: () => tunnelFetch })` of `@sanity/client`;
 * make one per tab and hand out the same function each time.
 *
 * Where the socket cannot be opened at all, streams fall back to connections of their own.
 */
export function createTunnelFetch({ apiHost, dataset }: TunnelOptions): typeof fetch {
  const base = apiHost.replace(/\/+$/, '');
  const address = `${base.replace(/^http/, 'ws')}/v1/tunnel/${dataset}`;
  let link: Link | null = null;
  let everOpened = false;

  return async (input, init) => {
    const url = typeof input === 'string' || input instanceof URL ? String(input) : input.url;
    const target = url.startsWith(`${base}/`) ? url.slice(base.length) : '';
    if (!/^\/v[^/]+\/data\/(listen|live\/events)\//.test(target)) {
      return globalThis.fetch(input, init);
    }
    link = link?.isUsable() ? link : createLink(address);
    const used = link;
    if (await used.ready) {
      everOpened = true;
      return openStream(used, target, init ?? {});
    }
    // After a lake's restart all streams of a tab come here at once: none may take a connection then.
    if (everOpened) throw new TypeError('The lake does not answer at the moment.');
    return globalThis.fetch(input, init);
  };
}

/** Asks for a stream; the promise settles when its head is there, as that of `fetch` does. */
function openStream(link: Link, target: string, init: RequestInit): Promise<Response> {
  const { signal } = init;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const encoder = new TextEncoder();
  let write: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      write = controller;
    },
    cancel: () => close(),
  });
  const finish = (end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    signal?.removeEventListener('abort', abort);
    if (write) end(write);
    write = null;
  };
  const close = link.open(target, Object.fromEntries(new Headers(init.headers)), {
    head: (status, headers) => resolve(new Response(body, { status, headers })),
    data: (text) => write?.enqueue(encoder.encode(text)),
    end: () => finish((controller) => controller.close()),
    fail(reason) {
      reject(reason);
      finish((controller) => controller.error(reason));
    },
  });
  const abort = () => {
    close();
    reject(signal?.reason);
    finish((controller) => controller.error(signal?.reason));
  };
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort);
  return promise;
}

function createLink(address: string): Link {
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
