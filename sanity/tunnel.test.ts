import { record } from '@dateline/lake/testing/events';
import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import { createClient, type SanityClient } from '@sanity/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTunnelFetch } from './tunnel.ts';

let lake: TestLake;
let token: string;
/** Sockets opened, streams asked for over them and plain ones, by the code under test. */
let sockets: WebSocket[];
let opened: string[];
let plainStreams: string[];
/** From now on no socket can be opened. */
let isAway: boolean;

beforeAll(async () => {
  lake = await startTestLake();
  token = await lake.token('editor');
});
afterAll(() => lake.remove());

beforeEach(() => {
  sockets = [];
  opened = [];
  plainStreams = [];
  isAway = false;
  const RealSocket = globalThis.WebSocket;
  const realFetch = globalThis.fetch;
  vi.stubGlobal(
    'WebSocket',
    class extends RealSocket {
      constructor(address: string) {
        super(isAway ? 'ws://127.0.0.1:1' : address);
        sockets.push(this);
      }
      override send(data: string) {
        if (data.includes('"open"')) opened.push(data);
        super.send(data);
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
function tabClient(options: { patience?: number } = {}): SanityClient {
  const apiHost = lake.url;
  const tunnelled = createTunnelFetch({ apiHost, dataset: 'production', ...options });
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
    expect([sockets.length, plainStreams]).toEqual([1, []]);
  });

  it('goes on after a restart of the lake, and nobody is told', async () => {
    const client = tabClient({ patience: 60_000 });
    const listener = listen(client, '*[_type == "on"]');
    const live = record(client.live.events({ includeDrafts: true }));
    await listener.next(({ type }) => type === 'welcome');
    await live.next(({ type }) => type === 'welcome');
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      await lake.end(signal);
      await lake.restart();
      await client.create({ _id: `on-${signal}`, _type: 'on' });
      await listener.next((event) => 'documentId' in event && event.documentId === `on-${signal}`);
    }
    await live.next(({ type }) => type === 'message');
    for (const { stop } of [listener, live]) stop();
    expect(listener.events.map(({ type }) => type)).toEqual(['welcome', 'mutation', 'mutation']);
    expect(live.events.map(({ type }) => type)).not.toContain('reconnect');
    expect(plainStreams).toEqual([]);
  }, 60_000);

  it('tells of each change once, however often its socket breaks', async () => {
    const client = tabClient({ patience: 60_000 });
    const listener = listen(client, '*[_type == "each"]');
    await listener.next(({ type }) => type === 'welcome');
    const ids = Array.from({ length: 60 }, (_, n) => `each-${n}`);
    for (const [n, _id] of ids.entries()) {
      if (n % 6 === 0) sockets.at(-1)?.close();
      await client.create({ _id, _type: 'each' });
    }
    await listener.next((event) => 'documentId' in event && event.documentId === ids.at(-1));
    listener.stop();
    expect(
      listener.events.flatMap((event) => ('documentId' in event ? event.documentId : [])),
    ).toEqual(ids);
    expect(listener.events.map(({ type }) => type)).not.toContain('reconnect');
    expect(sockets.length).toBeGreaterThan(1);
  }, 60_000);

  it('has all fetched anew where the lake no longer knows what was missed', async () => {
    const client = tabClient({ patience: 60_000 });
    const listener = listen(client, '*[_type == "lost"]');
    const live = record(client.live.events({ includeDrafts: true }));
    for (const { next } of [listener, live]) await next(({ type }) => type === 'welcome');
    isAway = true;
    sockets.at(-1)?.close();
    const many = client.transaction();
    for (let n = 0; n < 2_001; n += 1) many.create({ _id: `lost-${n}`, _type: 'lost' });
    await many.commit();
    await client.create({ _id: 'lost-last', _type: 'lost' });
    isAway = false;
    await listener.next(({ type }) => type === 'reset');
    await live.next(({ type }) => type === 'restart');
    await client.create({ _id: 'lost-heard', _type: 'lost' });
    await listener.next(({ type }) => type === 'mutation');
    for (const { stop } of [listener, live]) stop();
    expect(listener.events).toMatchObject([
      { type: 'welcome' },
      { type: 'welcome' },
      { type: 'reset' },
      { type: 'mutation', documentId: 'lost-heard' },
    ]);
  }, 60_000);

  it('ends with 401 where the sign-in is over when the lake is back', async () => {
    const label = ['--label', 'over'];
    const kept = await lake.command('token', 'create', '--role', 'editor', ...label);
    const client = tabClient({ patience: 60_000 }).withConfig({ token: kept });
    const listener = listen(client, '*[_type == "over"]');
    await listener.next(({ type }) => type === 'welcome');
    await lake.end();
    await lake.command('token', 'revoke', ...label);
    await lake.restart();
    await expect(listener.next(({ type }) => type === 'mutation')).rejects.toMatchObject({
      name: 'ConnectionFailedError',
      status: 401,
    });
  }, 60_000);

  it('does not go on with a stream that was stopped meanwhile', async () => {
    const client = tabClient({ patience: 60_000 });
    const gone = listen(client, '*[_type == "gone"]');
    const kept = listen(client, '*[_type == "stays"]');
    for (const { next } of [gone, kept]) await next(({ type }) => type === 'welcome');
    opened = [];
    isAway = true;
    const broken = new Promise((done) => sockets.at(-1)?.addEventListener('close', done));
    sockets.at(-1)?.close();
    await broken;
    gone.stop();
    isAway = false;
    await client.create({ _id: 'stays-1', _type: 'stays' });
    await kept.next(({ type }) => type === 'mutation');
    kept.stop();
    expect(opened).toEqual([expect.stringContaining('stays')]);
  });

  it('lets the client resume, over a new socket, after the lake was away for long', async () => {
    const client = tabClient({ patience: 100 });
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
  }, 60_000);

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
    expect(sockets).toHaveLength(2);
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
