import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '10', LAKE_SLOW_QUERY: '500' });
  const client = await lake.client('editor');
  await client.mutate(notes(300));
});
afterAll(() => lake.remove());

const notes = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ create: { _id: `n${n}`, _type: 'note' } }));

/** Compares every three documents with each other, which takes for ever. */
const endless = `count(*[_type == $type && count(*[_id != ^._id &&
  count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])`;

describe('a query that takes too long', () => {
  it('is stopped with a clear error, and holds up neither edits nor other queries', async () => {
    const client = await lake.client('editor');
    let stopped = 0;
    const slow = Array.from({ length: 2 }, () =>
      client.fetch(endless, { type: 'note' }).then(
        () => expect.fail('it was answered'),
        (error: unknown) => {
          stopped += 1;
          return error;
        },
      ),
    );
    await client.createOrReplace({ _id: 'edited', _type: 'note', title: 'while it runs' });
    const title = await client.fetch('*[_id == "edited"][0].title');
    expect({ title, stopped }).toEqual({ title: 'while it runs', stopped: 0 });
    for (const error of await Promise.all(slow)) {
      expect(error).toMatchObject({
        statusCode: 504,
        message: expect.stringContaining('stopped after 10 seconds'),
      });
    }
    expect(await client.fetch('count(*[_type == "note"])')).toBe(301);
  });

  it('is logged with what it asked, without its parameters', async () => {
    const client = await lake.client('viewer');
    const secret = 'the-parameter-is-nobodys-business';
    await client.fetch(`${endless} // slow one`, { type: 'note', secret }).catch(() => null);
    const told = () =>
      lake
        .stderr()
        .split('\n')
        .find((text) => text.includes('slow one'));
    // It comes by another way than the answer.
    await expect.poll(told).toBeDefined();
    expect(JSON.parse(told() ?? '{}')).toMatchObject({
      slowQuery: expect.stringContaining('count('),
      outcome: 'stopped',
      ms: expect.any(Number),
    });
    expect(lake.stderr()).not.toContain(secret);
  });
});

describe('a query nobody waits for any more', () => {
  it('leaves its thread to others', async () => {
    const patient = await startTestLake({ LAKE_QUERY_TIMEOUT: '600' });
    try {
      const client = await patient.client('editor');
      await client.mutate(notes(300));
      const hangUp = new AbortController();
      // One more than there are threads: the last is still in the queue.
      const asked = Array.from({ length: 4 }, (_, n) =>
        client.fetch(`${endless} // ${n}`, { type: 'note' }, { signal: hangUp.signal }),
      );
      // Writing is no matter of theirs; by then they have been sent.
      await client.create({ _id: 'after', _type: 'other' });
      hangUp.abort();
      for (const one of asked) await expect(one).rejects.toThrow();
      expect(await client.fetch('count(*[_type == "note"])')).toBe(300);
    } finally {
      await patient.remove();
    }
  });
});

describe('a query after an edit', () => {
  it('sees it, whichever thread answers', async () => {
    const client = await lake.client('editor');
    for (let n = 0; n < 40; n += 1) {
      await client.createOrReplace({ _id: 'edited', _type: 'note', n });
      const asks = Array.from({ length: 4 }, () => client.fetch('*[_type == "note" && n >= 0].n'));
      expect(await Promise.all(asks)).toEqual([[n], [n], [n], [n]]);
    }
  });
});
