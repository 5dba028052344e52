import { record } from '@dateline/lake/testing/events';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { createClient, type SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTunnelFetch } from './tunnel.ts';

let lake: TestLake;
let token: string;
/** Sockets opened and plain streams asked for, by the code under test. */
let sockets: number;
let plainStreams: string[];

beforeAll(async () => {
  lake = await startTestLake();
  token = await lake.token('editor');
});
afterAll(() => lake.remove());

beforeEach(() => {
  sockets = 0;
  plainStreams = [];
  const RealSocket = globalThis.WebSocket;
  const realFetch = globalThis.fetch;
  vi.stubGlobal(
    'WebSocket',
    class extends RealSocket {
      constructor(address: string) {
        super(address);
        sockets += 1;
      }
    },
  );
  vi.stubGlobal('fetch', (input: string, init?: RequestInit) => {
    if (/\/data\/(listen|live)\//.test(String(input))) plainStreams.push(String(input));
    return realFetch(input, init);
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A client as a Studio's tab makes its own: everything that streams goes through one tunnel. */
function tabClient(apiHost = lake.url): SanityClient {
  const tunnelled = createTunnelFetch({ apiHost, dataset: 'production' });
  return createClient({
    projectId: 'dateline',
    dataset: 'production',
    apiVersion: '2026-02-01',
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    token,
    resolveFetch: () => tunnelled,
  });
}

const listen = (client: SanityClient, query: string) =>
  record(
    client.listen(
      query,
      {},
      {
        events: ['welcome', 'mutation', 'reconnect', 'welcomeback', 'reset'],
        enableResume: true,
      },
    ),
  );

describe('the tunnel', () => {
  it('carries two hundred listeners and live events over one socket, while saving goes on', async () => {
    const client = tabClient();
    const listeners = Array.from({ length: 200 }, (_, n) => listen(client, `*[_id == "t${n}"]`));
    const live = record(client.live.events({ includeDrafts: true }));
    await Promise.all(listeners.map(({ next }) => next(({ type }) => type === 'welcome')));
    await live.next(({ type }) => type === 'welcome');
    await client.create({ _id: 't7', _type: 'note' });
    await listeners[7]?.next(({ type }) => type === 'mutation');
    await live.next(({ type }) => type === 'message');
    expect(
      listeners.filter(({ events }) => events.some(({ type }) => type === 'mutation')),
    ).toEqual([listeners[7]]);
    for (const { stop } of [...listeners, live]) stop();
    expect([sockets, plainStreams]).toEqual([1, []]);
  });

  it('lets the client resume, over a new socket, after the lake was away', async () => {
    const client = tabClient();
    const listener = listen(client, '*[_type == "back"]');
    await listener.next(({ type }) => type === 'welcome');
    await lake.end('SIGKILL');
    await listener.next(({ type }) => type === 'reconnect');
    await lake.restart();
    await listener.next(({ type }) => type === 'welcomeback');
    await client.create({ _id: 'back-1', _type: 'back' });
    await listener.next(({ type }) => type === 'mutation');
    listener.stop();
    expect(plainStreams).toEqual([]);
  });

  it('hands a refusal on: a listener with a bad token ends with 401', async () => {
    const client = tabClient().withConfig({ token: 'session_of-yesterday' });
    const listener = listen(client, '*');
    await expect(listener.next(({ type }) => type === 'welcome')).rejects.toMatchObject({
      name: 'ConnectionFailedError',
      status: 401,
    });
  });

  it('opens another socket after that, which brings the cookie of a new sign-in', async () => {
    const client = tabClient();
    const kept = listen(client, '*[_type == "meanwhile"]');
    await kept.next(({ type }) => type === 'welcome');
    const refused = listen(client.withConfig({ token: 'session_of-yesterday' }), '*');
    await expect(refused.next(({ type }) => type === 'welcome')).rejects.toMatchObject({
      status: 401,
    });
    const again = listen(client, '*[_type == "meanwhile"]');
    await again.next(({ type }) => type === 'welcome');
    expect(sockets).toBe(2);
    await client.create({ _id: 'meanwhile-1', _type: 'meanwhile' });
    for (const listener of [kept, again]) {
      await listener.next(({ type }) => type === 'mutation');
      listener.stop();
    }
  });

  it('lets streams fall back to connections of their own where no socket can be had', async () => {
    vi.stubGlobal(
      'WebSocket',
      class extends EventTarget {
        constructor() {
          super();
          queueMicrotask(() => this.dispatchEvent(new Event('close')));
        }
        close() {}
      },
    );
    const listener = listen(tabClient(), '*[_type == "plainly"]');
    await listener.next(({ type }) => type === 'welcome');
    listener.stop();
    expect(plainStreams).toHaveLength(1);
  });

  it('stops a stream that is no longer wanted, and keeps the others', async () => {
    const client = tabClient();
    const gone = listen(client, '*[_type == "kept"]');
    const kept = listen(client, '*[_type == "kept"]{_id}');
    await gone.next(({ type }) => type === 'welcome');
    await kept.next(({ type }) => type === 'welcome');
    gone.stop();
    await client.create({ _id: 'kept-1', _type: 'kept' });
    await kept.next(({ type }) => type === 'mutation');
    kept.stop();
    expect(gone.events.filter(({ type }) => type === 'mutation')).toEqual([]);
  });
});
