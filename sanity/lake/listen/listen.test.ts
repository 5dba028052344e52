import type { MutationEvent, SanityClient } from '@sanity/client';
import { applyPatch } from 'mendoza';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../testing/events.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { listenTo } from './testing/listen-to.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
});
afterAll(() => lake.remove());

describe('a listener', () => {
  it('hears a document appear, change and disappear', async () => {
    const listener = await listenTo(client, '*[_type == "plain"]');
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
    const listener = await listenTo(client, '*[_id == "s1"]', {}, { effectFormat: 'mendoza' });
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
    const listener = await listenTo(client, '*[_id == "d1"]');
    await client.transaction().delete('d1').commit({ transactionId: 'the-deletion' });
    const event = await listener.mutationOf('d1', 'disappear');
    listener.stop();
    expect(event.resultRev).toBe('the-deletion');
    expect(event.result).toBeUndefined();
  });

  it('sees a document leave when it no longer fits', async () => {
    await client.create({ _id: 'f1', _type: 'fit', open: true });
    const listener = await listenTo(client, '*[_type == "fit" && open == $open]', { open: true });
    await client.patch('f1').set({ open: false }).commit();
    await listener.mutationOf('f1', 'disappear');
    await client.patch('f1').set({ open: true }).commit();
    await listener.mutationOf('f1', 'appear');
    listener.stop();
  });

  it('counts the events of a transaction that it gets, not those of others', async () => {
    const all = await listenTo(client, '*[_type in ["x", "y"]]');
    const some = await listenTo(client, '*[_type == "x"]');
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
    const published = await listenTo(client, '*[_type == "v"]', {}, { includeAllVersions: false });
    const all = await listenTo(client, '*[_type == "v"]');
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
      client,
      '*[_id == "r1"]',
      {},
      { includeResult: false, includeMutations: false },
    );
    const full = await listenTo(client, '*[_id == "r1"]', {}, { includePreviousRevision: true });
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
