import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from '../testing/event-stream.ts';
import { record } from '../testing/events.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';
import { listenTo } from './testing/listen-to.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake({ LAKE_QUERY_TIMEOUT: '10' });
  client = await lake.client('editor');
  await client.create({ _id: 'desk', _type: 'desk', covers: ['sport', 'news'] });
});
afterAll(() => lake.remove());

const covered = '*[_type == "item" && about in *[_type == "desk"][0].covers]';
const item = (_id: string, about: string) => ({ _id, _type: 'item', about });

describe('a listener whose filter has a sub-query', () => {
  it('hears what it lists appear, change and disappear, each once and in order', async () => {
    const listener = await listenTo(client, covered);
    await client.create(item('a', 'news'));
    await client.create(item('b', 'weather'));
    await client.patch('a').set({ about: 'sport' }).commit();
    await client.patch('a').set({ about: 'weather' }).commit();
    for (let n = 0; n < 30; n += 1) await client.create(item(`n${n}`, 'news'));
    await listener.mutationOf('n29', 'appear');
    listener.stop();
    const heard = listener
      .mutations()
      .map(({ documentId, transition }) => `${documentId} ${transition}`);
    const created = Array.from({ length: 30 }, (_, n) => `n${n} appear`);
    expect(heard).toEqual(['a appear', 'a update', 'a disappear', ...created]);
  });

  it('is told what it missed, before what comes next', async () => {
    const search = new URLSearchParams({ query: covered, enableResume: 'true' });
    const address = `${lake.url}/v2026-02-01/data/listen/production?${search}`;
    const token = await lake.token('viewer');
    const first = await openEventStream(address, token);
    const { id } = await first.next();
    await first.close();
    for (let n = 0; n < 5; n += 1) await client.create(item(`missed${n}`, 'news'));
    const again = await openEventStream(address, token, id ?? '');
    await client.create(item('next', 'news'));
    const names: unknown[] = [];
    while (names.at(-1) !== 'next') {
      const { name, data } = await again.next();
      names.push(data.documentId ?? name);
    }
    await again.close();
    const missed = Array.from({ length: 5 }, (_, n) => `missed${n}`);
    expect(names).toEqual(['welcomeback', ...missed, 'next']);
  });
});

/** Compares every three documents with each other, which takes for ever. */
const endless = `*[count(*[_type == "one-of-many" && count(*[_id != ^._id &&
  count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0]) > 0]`;

describe('a listener whose filter takes too long', () => {
  it('is told so and ended, and holds up nobody', async () => {
    const many = client.transaction();
    for (let n = 0; n < 300; n += 1) many.create({ _id: `one-${n}`, _type: 'one-of-many' });
    await many.commit();
    const slow = record(client.listen(endless, {}, { events: ['welcome', 'mutation'] }));
    await slow.next(({ type }) => type === 'welcome');
    const quick = await listenTo(client, '*[_type == "item"]');
    const other = await listenTo(client, covered);

    const order: string[] = [];
    const ended = slow
      .next(({ type }) => type === 'mutation')
      .catch((error: unknown) => {
        order.push('ended');
        return error;
      });
    await client.create(item('told', 'news'));
    await quick.mutationOf('told', 'appear');
    order.push('heard');
    await fetch(`${lake.url}/v2026-02-01/ping`);
    await client.fetch('*[_id == "told"][0]._id');
    await client.patch('told').set({ n: 1 }).commit();
    order.push('answered');
    expect(await ended).toMatchObject({
      name: 'ChannelError',
      message: expect.stringContaining('stopped after 10 seconds'),
    });
    expect(order).toEqual(['heard', 'answered', 'ended']);
    await other.mutationOf('told', 'update');
    quick.stop();
    other.stop();
  });
});
