import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentReader } from '../store/documents.ts';
import { openLakeReader } from '../store/open.ts';
import { transactionsIn } from '../store/replay.ts';
import { lastTransaction } from '../store/transactions.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '10' });
  client = await lake.client('editor');
  const transaction = client.transaction();
  for (let n = 0; n < 300; n += 1) transaction.create({ _id: `n${n}`, _type: 'note' });
  await transaction.commit();
});
afterAll(() => lake.remove());

/** Compares every three documents with each other, which takes for ever. */
const endless = `*[_type == "note" && count(*[_id != ^._id &&
  count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0]`;

describe('a mutation by a query that takes too long', () => {
  it('is stopped with a clear error, holds up nobody, and writes nothing', async () => {
    const order: string[] = [];
    const slow = [[], [{ create: { _id: 'first', _type: 'note' } }]].map((before) =>
      client.mutate([...before, { delete: { query: endless } }]).then(
        () => expect.fail('it was done'),
        (error: unknown) => {
          order.push('stopped');
          return error;
        },
      ),
    );
    await fetch(`${lake.url}/v2026-02-01/ping`);
    order.push('ping');
    await client.fetch('*[_id == "n7"][0]._id');
    order.push('query');
    await client.createOrReplace({ _id: 'edited', _type: 'other' });
    order.push('commit');
    await client.patch({ query: '*[_id == "edited"]' }).set({ n: 1 }).commit();
    order.push('mutation by another query');
    for (const error of await Promise.all(slow)) {
      expect(error).toMatchObject({
        statusCode: 504,
        message: expect.stringContaining('stopped after 10 seconds'),
      });
    }
    expect(order).toEqual([
      'ping',
      'query',
      'commit',
      'mutation by another query',
      'stopped',
      'stopped',
    ]);
    expect(await client.fetch('count(*[_type == "note"])')).toBe(300);
    expect(await client.fetch('*[_id == "edited"][0].n')).toBe(1);
  });
});

const items = 40;
/** Makes one document after the other ready, or not ready again. */
async function flip(writer: number): Promise<void> {
  for (let n = 0; n < 150; n += 1) {
    const id = `item-${(writer + n * 7) % items}`;
    await client
      .patch(id)
      .set({ state: n % 3 === 0 ? 'idle' : 'ready' })
      .commit();
  }
}

/** Takes what is ready, again and again: alone, with something that gets ready just then, and twice. */
async function take(taker: number): Promise<void> {
  const patch = {
    query: '*[_type == "item" && state == "ready"]',
    setIfMissing: { taken: 0 },
    set: { state: 'taken' },
    inc: { taken: 1 },
  };
  for (let n = 0; n < 24; n += 1) {
    const create = { _id: `item-of-${taker}-${n}`, _type: 'item', state: 'ready' };
    const before = [[], [{ create }], [{ patch }]][n % 3] ?? [];
    await client.mutate([...before, { patch }], { transactionId: `take-${taker}-${n}` });
  }
}

describe('mutations by query among other writes', () => {
  it('change just what the query selects at the moment of their transaction', async () => {
    const transaction = client.transaction();
    for (let n = 0; n < items; n += 1) {
      transaction.create({ _id: `item-${n}`, _type: 'item', state: 'ready' });
    }
    await transaction.commit();
    await Promise.all([...[0, 11, 23, 31].map(flip), ...[0, 1, 2].map(take)]);

    const db = openLakeReader(lake.dir);
    const to = lastTransaction(db)?.sequence ?? 0;
    const documents = createDocumentReader(db);
    const log = transactionsIn(db, { from: 1, to, most: 10_000 }, (id) => documents.get(id)) ?? [];
    db.close();
    const states = new Map<string, unknown>();
    let takings = 0;
    let taken = 0;
    for (const { id, changes } of log) {
      if (id.startsWith('take-')) {
        const made = changes.filter(({ before }) => before === null).map((change) => change.id);
        const wanted = [...states].filter(([, state]) => state === 'ready').map(([item]) => item);
        expect(changes.map((change) => change.id).sort(), id).toEqual([...wanted, ...made].sort());
        takings += 1;
        taken += changes.length;
      }
      for (const change of changes) states.set(change.id, change.after?.state);
    }
    expect(takings).toBe(72);
    expect(taken).toBeGreaterThan(items);
    expect(await client.fetch('math::sum(*[_type == "item"].taken)')).toBe(taken);
  });
});
