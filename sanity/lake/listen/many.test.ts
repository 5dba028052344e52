import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStream } from '../testing/event-stream.ts';
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

const listeners = 200;

let lake: TestLake;
let client: SanityClient;
let token: string;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  token = await lake.token('viewer');
});
afterAll(() => lake.remove());

/** Half of them ask the same, half each for a document of their own. */
const questionOf = (n: number) =>
  n % 2 === 0 ? '*[_type == "seen"]' : `*[_type == "seen" && (n == ${n} || _id == "all")]`;

const listen = (n: number, lastEventId?: string) => {
  const search = new URLSearchParams({ query: questionOf(n), enableResume: 'true' });
  const address = `${lake.url}/v2026-02-01/data/listen/production?${search}`;
  return openEventStream(address, token, lastEventId);
};

const everyone = <T>(work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: listeners }, (_, n) => work(n)));

describe(`${listeners} listeners at once`, () => {
  it('each hear of every change that is theirs, once and in order, and again after a restart', async () => {
    const streams = await everyone((n) => listen(n));
    const welcomes = await everyone(async (n) => streams[n]?.next());
    const documents = Array.from({ length: 20 }, (_, n) => ({ _id: `s${n}`, _type: 'seen', n }));
    for (const document of documents) await client.create(document);
    await client.create({ _id: 'all', _type: 'seen', n: -1 });

    const heardBy = async (n: number) => {
      const ids: unknown[] = [];
      while (ids.at(-1) !== 'all') ids.push((await streams[n]?.next())?.data.documentId);
      return ids;
    };
    const heard = await everyone(heardBy);
    const everything = [...documents.map(({ _id }) => _id), 'all'];
    const own = (n: number) => (n < documents.length ? [`s${n}`, 'all'] : ['all']);
    const expected = heard.map((_, n) => (n % 2 === 0 ? everything : own(n)));
    expect(heard).toEqual(expected);

    await Promise.all(streams.map((stream) => stream.close()));
    await lake.end('SIGKILL');
    await lake.restart();
    const again = await everyone(async (n) => {
      streams[n] = await listen(n, welcomes[n]?.id ?? '');
      return (await streams[n]?.next())?.name;
    });
    expect(new Set(again)).toEqual(new Set(['welcomeback']));
    expect(await everyone(heardBy)).toEqual(expected);
    await Promise.all(streams.map((stream) => stream.close()));
  });
});
