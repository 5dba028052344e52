import type { MutationEvent, ResumableListenOptions, SanityClient } from '@sanity/client';
import { applyPatch } from 'mendoza';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAuth } from '../commands/auth-database.ts';
import { openEventStream } from '../testing/event-stream.ts';
import { record } from '../testing/events.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let client: SanityClient;
let token: string;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  token = await lake.token('viewer');
});
afterAll(() => lake.remove());

/** Listens with the client until it is welcome. */
async function listenTo(query: string, params = {}, options: Partial<ResumableListenOptions> = {}) {
  const listener = record(
    client.listen(query, params, {
      events: ['welcome', 'mutation', 'welcomeback', 'reset'],
      enableResume: true,
      includeAllVersions: true,
      ...options,
    }),
  );
  await listener.next(({ type }) => type === 'welcome');
  const mutations = (): MutationEvent[] =>
    listener.events.filter((event) => event.type === 'mutation');
  const mutationOf = async (documentId: string, transition: string) => {
    const event = await listener.next(
      (candidate) =>
        candidate.type === 'mutation' &&
        candidate.documentId === documentId &&
        candidate.transition === transition,
    );
    if (event.type !== 'mutation') throw new Error('not a mutation');
    return event;
  };
  return { ...listener, mutations, mutationOf };
}

/** The address of a listener, for streams opened without the client. */
const listenAddress = (query: string, more: Record<string, string> = {}) =>
  `${lake.url}/v2026-02-01/data/listen/production?${new URLSearchParams({ query, includeAllVersions: 'true', ...more })}`;

describe('a listener', () => {
  it('hears a document appear, change and disappear', async () => {
    const listener = await listenTo('*[_type == "plain"]');
    await client.create({ _id: 'p1', _type: 'plain', n: 1 });
    await client.patch('p1').set({ n: 2 }).commit();
    await client.delete('p1');
    await listener.mutationOf('p1', 'disappear');
    listener.stop();
    expect(listener.mutations().map(({ transition }) => transition)).toEqual([
      'appear',
      'update',
      'disappear',
    ]);
  });

  it('is told what a listener of the Studio needs to follow a document', async () => {
    const listener = await listenTo('*[_id == "s1"]', {}, { effectFormat: 'mendoza' });
    const created = await client.create({ _id: 's1', _type: 'article', headline: 'A' });
    const patch = client.patch('s1').set({ headline: 'B' });
    const patched = await patch.commit({ transactionId: 'known-to-the-studio' });
    const event = await listener.mutationOf('s1', 'update');
    listener.stop();
    expect(event).toMatchObject({
      eventId: 'known-to-the-studio#s1',
      transactionId: 'known-to-the-studio',
      previousRev: created._rev,
      resultRev: 'known-to-the-studio',
      timestamp: patched._updatedAt,
      visibility: 'transaction',
      transactionTotalEvents: 1,
      transactionCurrentEvent: 1,
      mutations: [{ patch: { id: 's1', set: { headline: 'B' } } }],
      result: patched,
    });
    const { _rev: before, ...left } = created;
    const { _rev: after, ...right } = patched;
    expect(applyPatch(left, event.effects?.apply ?? [])).toEqual(right);
    expect(applyPatch(right, event.effects?.revert ?? [])).toEqual(left);
  });

  it('is told the revision of a deletion too', async () => {
    await client.create({ _id: 'd1', _type: 'article' });
    const listener = await listenTo('*[_id == "d1"]');
    await client.transaction().delete('d1').commit({ transactionId: 'the-deletion' });
    const event = await listener.mutationOf('d1', 'disappear');
    listener.stop();
    expect(event.resultRev).toBe('the-deletion');
    expect(event.result).toBeUndefined();
  });

  it('sees a document leave when it no longer fits', async () => {
    await client.create({ _id: 'f1', _type: 'fit', open: true });
    const listener = await listenTo('*[_type == "fit" && open == $open]', { open: true });
    await client.patch('f1').set({ open: false }).commit();
    await listener.mutationOf('f1', 'disappear');
    await client.patch('f1').set({ open: true }).commit();
    await listener.mutationOf('f1', 'appear');
    listener.stop();
  });

  it('counts the events of a transaction that it gets, not those of others', async () => {
    const all = await listenTo('*[_type in ["x", "y"]]');
    const some = await listenTo('*[_type == "x"]');
    await client
      .transaction()
      .create({ _id: 'x1', _type: 'x' })
      .create({ _id: 'y1', _type: 'y' })
      .create({ _id: 'x2', _type: 'x' })
      .commit();
    await all.mutationOf('x2', 'appear');
    await some.mutationOf('x2', 'appear');
    all.stop();
    some.stop();
    const counts = (events: MutationEvent[]) =>
      events.map((event) => [event.transactionCurrentEvent, event.transactionTotalEvents]);
    expect(counts(all.mutations())).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(counts(some.mutations())).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  it('hears of drafts and versions only when it asks for all', async () => {
    const published = await listenTo('*[_type == "v"]', {}, { includeAllVersions: false });
    const all = await listenTo('*[_type == "v"]');
    await client.create({ _id: 'drafts.v1', _type: 'v' });
    await client.create({ _id: 'versions.r1.v1', _type: 'v' });
    await client.create({ _id: 'v1', _type: 'v' });
    await published.mutationOf('v1', 'appear');
    await all.mutationOf('v1', 'appear');
    published.stop();
    all.stop();
    expect(published.mutations().map(({ documentId }) => documentId)).toEqual(['v1']);
    expect(all.mutations()).toHaveLength(3);
  });

  it('gets the result and the state before only when asked', async () => {
    await client.create({ _id: 'r1', _type: 'r', n: 1 });
    const bare = await listenTo(
      '*[_id == "r1"]',
      {},
      { includeResult: false, includeMutations: false },
    );
    const full = await listenTo('*[_id == "r1"]', {}, { includePreviousRevision: true });
    await client.patch('r1').set({ n: 2 }).commit();
    const less = await bare.mutationOf('r1', 'update');
    const more = await full.mutationOf('r1', 'update');
    bare.stop();
    full.stop();
    expect([less.result, less.mutations, less.previous]).toEqual([undefined, undefined, undefined]);
    expect([more.previous?.n, more.result?.n]).toEqual([1, 2]);
  });

  it('is told what is wrong with its query', async () => {
    const listener = record(client.listen('*[_type == ', {}, { events: ['welcome'] }));
    await expect(listener.next(() => true)).rejects.toMatchObject({ name: 'ChannelError' });
  });
});

describe('a listener that was cut off', () => {
  const query = '*[_type == "resumed"]';
  const resuming = { enableResume: 'true' };

  it('gets what it missed, in order, nothing of it twice', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    expect((await first.next()).name).toBe('welcome');
    await client
      .transaction()
      .create({ _id: 'm1', _type: 'resumed' })
      .create({ _id: 'm2', _type: 'resumed' })
      .commit();
    const last = await first.next();
    expect(last.data.documentId).toBe('m1');
    await first.close();

    await client.create({ _id: 'unrelated', _type: 'other' });
    await client.patch('m1').set({ n: 2 }).commit();
    const second = await openEventStream(listenAddress(query, resuming), token, last.id ?? '');
    expect((await second.next()).name).toBe('welcomeback');
    await client.delete('m2');
    const heard = [await second.next(), await second.next(), await second.next()];
    await second.close();
    expect(heard.map(({ data }) => [data.documentId, data.transition])).toEqual([
      ['m2', 'appear'],
      ['m1', 'update'],
      ['m2', 'disappear'],
    ]);
  });

  it('resumes from its welcome when nothing had happened yet', async () => {
    const first = await openEventStream(listenAddress(query, resuming), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'm3', _type: 'resumed' });
    const second = await openEventStream(listenAddress(query, resuming), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcomeback');
    expect((await second.next()).data.documentId).toBe('m3');
    await second.close();
  });

  it.each(['0123456789ab.1.1', 'nonsense', ''])(
    'is told to start afresh when its place is unknown: "%s"',
    async (lastEventId) => {
      const stream = await openEventStream(listenAddress(query, resuming), token, lastEventId);
      expect((await stream.next()).name).toBe('welcome');
      expect((await stream.next()).name).toBe('reset');
      await stream.close();
    },
  );

  it('starts afresh after the lake was restarted, and the client goes on by itself', async () => {
    const listener = await listenTo(query);
    await lake.end('SIGKILL');
    await lake.restart();
    await listener.next(({ type }) => type === 'reset');
    await client.create({ _id: 'm4', _type: 'resumed' });
    await listener.mutationOf('m4', 'appear');
    listener.stop();
  });
});

describe('live events after a cut', () => {
  const address = () => `${lake.url}/v2026-02-01/data/live/events/production`;

  it('go on where they stopped', async () => {
    const first = await openEventStream(address(), token);
    const welcome = await first.next();
    await first.close();
    await client.create({ _id: 'l1', _type: 'live' });
    const second = await openEventStream(address(), token, welcome.id ?? '');
    expect((await second.next()).name).toBe('welcome');
    const event = await second.next();
    expect([event.name, Array.isArray(event.data.tags)]).toEqual(['message', true]);
    await second.close();
  });

  it('say so when some may have been missed', async () => {
    const stream = await openEventStream(address(), token, '0123456789ab.1.1');
    expect((await stream.next()).name).toBe('welcome');
    expect((await stream.next()).name).toBe('restart');
    await stream.close();
  });
});

describe('a stream', () => {
  it('ends when its token is revoked', async () => {
    const revoked = await lake.token('viewer');
    const stream = await openEventStream(listenAddress('*'), revoked);
    await stream.next();
    const admin = await lake.client('administrator');
    const { id } = await admin.withConfig({ token: revoked }).request({ url: '/users/me' });
    await withAuth(lake.dir, ({ tokens }) => tokens.revoke(id));
    await expect(stream.next()).rejects.toThrow('The stream has ended.');
  });

  it('does not keep the lake from closing', async () => {
    const stream = await openEventStream(listenAddress('*'), token);
    await stream.next();
    expect(await lake.end('SIGTERM')).toBe(0);
    await expect(stream.next()).rejects.toThrow();
    await lake.restart();
  });
});
