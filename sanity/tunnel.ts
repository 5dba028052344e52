/**
 * Carries every listener of a browser tab over one WebSocket. A browser opens six connections to an
 * origin at most and a Studio listens to more than six things, so that with one connection each the
 * next save would wait for ever. The other end is `sanity/lake/http/tunnel.ts`, where the frames
 * are described. Without dependencies, since it is part of the Studio's bundle.
 */

import { createLink, type Link } from './tunnel-link.ts';
import { keepPlace } from './tunnel-place.ts';
import { patienceWhileAway, pause, pauseAfter } from './while-away.ts';

export type TunnelOptions = {
  /** The address of the API, with its path: `https://news.example.org/lake`. */
  apiHost: string;
  dataset: string;
  /** Milliseconds in which a stream that broke may go on without a word of it. */
  patience?: number;
};

/** The socket there is, or a new one; null when none can be had. */
type Connect = () => Promise<Link | null>;

/**
 * A `fetch` that sends requests for listeners and live events through the tunnel and all others to
 * the browser's own. For `createClient({ resolveFetch: () => tunnelFetch })` of `@sanity/client`;
 * make one per tab and hand out the same function each time.
 *
 * Where the socket cannot be opened at all, streams fall back to connections of their own.
 */
export function createTunnelFetch({
  apiHost,
  dataset,
  patience = patienceWhileAway,
}: TunnelOptions): typeof fetch {
  const base = apiHost.replace(/\/+$/, '');
  const address = `${base.replace(/^http/, 'ws')}/v1/tunnel/${dataset}`;
  let link: Link | null = null;
  let everOpened = false;

  const connect: Connect = async () => {
    link = link?.isUsable() ? link : createLink(address);
    const used = link;
    return (await used.ready) ? used : null;
  };

  return async (input, init) => {
    const url = typeof input === 'string' || input instanceof URL ? String(input) : input.url;
    const target = url.startsWith(`${base}/`) ? url.slice(base.length) : '';
    if (!/^\/v[^/]+\/data\/(listen|live\/events)\//.test(target)) {
      return globalThis.fetch(input, init);
    }
    const used = await connect();
    if (used !== null) {
      everOpened = true;
      return openStream({ first: used, connect, patience }, target, init ?? {});
    }
    // After a lake's restart all streams of a tab come here at once: none may take a connection then.
    if (everOpened) throw new TypeError('The lake does not answer at the moment.');
    return globalThis.fetch(input, init);
  };
}

/**
 * Asks for a stream; the promise settles when its head is there, as that of `fetch` does. One that breaks goes on
 * where it was over the next socket, and whoever reads it does not notice: a Studio that knows that it is cut off
 * locks the story, and what is typed meanwhile is lost.
 */
function openStream(
  { first, connect, patience }: { first: Link; connect: Connect; patience: number },
  target: string,
  init: RequestInit,
): Promise<Response> {
  const { signal } = init;
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const encoder = new TextEncoder();
  const place = keepPlace(target);
  let isAnswered = false;
  let brokenAt: number | null = null;
  let close = () => {};
  let write: ReadableStreamDefaultController<Uint8Array> | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      write = controller;
    },
    cancel() {
      finish(() => {});
      close();
    },
  });
  const finish = (end: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
    signal?.removeEventListener('abort', abort);
    const controller = write;
    write = null;
    if (controller) end(controller);
  };
  const end = () => finish((controller) => controller.close());
  const fail = (reason: unknown) => {
    reject(reason);
    finish((controller) => controller.error(reason));
  };
  const abort = () => {
    close();
    fail(signal?.reason);
  };

  const begin = (link: Link) => {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), ...place.headers() };
    close = link.open(target, headers, {
      head(status, answered) {
        // Who may not go on asks anew, and is told why.
        if (isAnswered) return status === 200 ? undefined : end();
        isAnswered = true;
        resolve(new Response(body, { status, headers: answered }));
      },
      data(text) {
        const news = place.note(text);
        // Not before: a stream that ends as soon as it is opened is not there yet.
        if (place.isGreeted()) brokenAt = null;
        if (news !== '') write?.enqueue(encoder.encode(news));
      },
      end: () => void goOn(end),
      fail: (reason) => void goOn(() => fail(reason)),
    });
  };
  async function goOn(otherwise: () => void): Promise<void> {
    if (!place.isKnown()) return otherwise();
    brokenAt ??= Date.now();
    for (let tries = 0; write !== null && Date.now() - brokenAt < patience; tries += 1) {
      await pause(pauseAfter(tries));
      const next = await connect();
      if (next === null || write === null) continue;
      place.resume();
      return begin(next);
    }
    otherwise();
  }

  begin(first);
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort);
  return promise;
}
