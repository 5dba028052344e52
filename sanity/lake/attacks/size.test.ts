import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedLake, startAttackedLake } from './testing/attacked-lake.ts';

let lake: AttackedLake;
let viewer: string;
let contributor: string;
const data = '/v2026-02-01/data';
beforeAll(async () => {
  lake = await startAttackedLake({ LAKE_QUERY_TIMEOUT: '4' });
  viewer = await lake.token('viewer');
  contributor = await lake.token('contributor');
  const client = await lake.client('editor');
  const notes = Array.from({ length: 400 }, (_, n) => ({
    create: { _id: `n${n}`, _type: 'note', n, text: `${n} words `.repeat(60) },
  }));
  await client.mutate(notes);
  await client.create({ _id: 'word', _type: 'word', word: 'a'.repeat(50_000) });
  const list = Array.from({ length: 60_000 }, (_, n) => ({ _key: `k${n}`, v: n }));
  await client.create({
    _id: 'drafts.long',
    _type: 'note',
    list,
    text: 'lorem ipsum dolor '.repeat(60_000),
  });
  let deep = {};
  for (let n = 0; n < 60; n += 1) deep = { a: deep };
  await client.create({ _id: 'drafts.deep', _type: 'note', a: deep, list: [1, 2, 3], n: 1 });
}, 60_000);
afterAll(() => lake.remove());
afterEach(() => lake.mustBeWell());

const query = (text: string, params: object = {}) =>
  lake.ask(viewer, `${data}/query/production?perspective=raw`, {
    method: 'POST',
    body: JSON.stringify({ query: text, params }),
  });

const write = (mutation: object) =>
  lake.ask(contributor, `${data}/mutate/production`, {
    method: 'POST',
    body: JSON.stringify({ mutations: [mutation] }),
  });

/** Queries whose answer would take more memory or time than there is. */
const explosive: Record<string, string> = {
  'everything in everything in everything': '*{"a": *{"b": *{"c": *}}}',
  'a product of everything': '*[]{"x": *[_id != ^._id]{"y": *[_id != ^._id].text}}',
  'a sub-query that is shared by all': '*{"all": *{"all": *}}',
  'one list many times': `{${Array.from({ length: 900 }, (_, n) => `"a${n}": *`).join()}}`,
  'lists of lists': `{"a": [${'*,'.repeat(2_000)}*]}`,
  'strings that double': `*[0]{"a": ${'string::split(array::join([text,text],""),"") | order(@)[0..9]'}, "b": array::join(*[].text, array::join(*[].text, "x"))}`,
  'joined upon joined': 'array::join(*[].text, array::join(*[].text, array::join(*[].text, "-")))',
  'a pattern that backtracks': '*[word match "*a*a*a*a*a*a*a*a*a*b"]',
  'a path that backtracks': '*[_id in path("**.**.**.**.**.**.**.**.**.**.**.x")]',
  'a count of triples':
    'count(*[count(*[_id != ^._id && count(*[_id > ^._id && _id < ^.^._id]) > 0]) > 0])',
  'scores of everything by many words': `*|score(${Array.from({ length: 300 }, (_, n) => `text match "w${n}*"`).join()})|order(_score desc)`,
  'orders of orders': `*${'|order(text desc, n asc, _id desc)'.repeat(150)}`,
  'a range of numbers': '[1,2,3][0..999999999999]',
  'a power': '10**10**10',
};

describe('attack: queries whose answers grow', { timeout: 120_000 }, () => {
  for (const [what, text] of Object.entries(explosive)) {
    it(`${what} → an answer or a refusal in time, the lake goes on`, async () => {
      const { status, text: told } = await query(text);
      expect([200, 400, 413, 504], told.slice(0, 300)).toContain(status);
    });
  }

  it('all of them at once → refusals, and the site is answered meanwhile', async () => {
    const all = Object.values(explosive);
    const asked = all.map((text) => query(text));
    const times: number[] = [];
    for (let n = 0; n < 40; n += 1) {
      const started = performance.now();
      const { status } = await lake.ask(
        lake.siteToken(),
        `${data}/query/production?query=${encodeURIComponent(`*[_id == "n${n}"][0].n`)}`,
      );
      times.push(performance.now() - started);
      expect(status).toBe(200);
    }
    expect(Math.max(...times)).toBeLessThan(15_000);
    const statuses = new Set((await Promise.all(asked)).map(({ status }) => status));
    expect([...statuses].filter((status) => ![200, 400, 413, 429, 504].includes(status))).toEqual(
      [],
    );
    expect(lake.memory()).toBeLessThan(15_000);
  });
});

/** Patches that would take more memory or time than there is, or make of a document what none can be. */
const hostile: Record<string, object> = {
  'a range of a milliard places': { id: 'drafts.deep', set: { 'list[0:1000000000]': 1 } },
  'ranges in ranges': { id: 'drafts.long', set: { 'list[0:99999][0:99999]': 1 } },
  'many ranges': { id: 'drafts.deep', set: { [`list[${'0:90000,'.repeat(50)}1]`]: 1 } },
  'a place far beyond the end': { id: 'drafts.deep', set: { 'list[4000000000]': 1 } },
  'an insert far beyond the end': {
    id: 'drafts.deep',
    insert: { after: 'list[4000000000]', items: [1] },
  },
  'every way through a deep document': { id: 'drafts.deep', unset: ['..a..a..a..a..a'] },
  'one field everywhere in a long list': { id: 'drafts.long', set: { '..v': 1 } },
  'every element of a long list': { id: 'drafts.long', set: { 'list[0:59999].v': 1 } },
  'a thousand elements by their keys': {
    id: 'drafts.long',
    set: Object.fromEntries(
      Array.from({ length: 1_000 }, (_, n) => [`list[_key=="k${n * 50}"].v`, 1]),
    ),
  },
  'a path of 5,000 steps': { id: 'drafts.deep', set: { [`b${'.a'.repeat(5_000)}`]: 1 } },
  'a path of 50,000 brackets': { id: 'drafts.deep', set: { [`list${'[0]'.repeat(50_000)}`]: 1 } },
  'a path that never closes': { id: 'drafts.deep', set: { [`list${'['.repeat(20_000)}`]: 1 } },
  'a thousand parts of a text that is long': {
    id: 'drafts.long',
    diffMatchPatch: {
      text: Array.from(
        { length: 1_000 },
        (_, n) => `@@ -${n * 900 + 1},8 +${n * 900 + 1},9 @@\n zqqj\n+y\n zqqj\n`,
      ).join(''),
    },
  },
  'a part of a text that is longer than it': {
    id: 'drafts.long',
    diffMatchPatch: { text: `@@ -1,1000000000 +1,1 @@\n-${'x'.repeat(500_000)}\n+y\n` },
  },
  'a sum that is no number any more': { id: 'drafts.deep', inc: { n: 1.7e308 } },
  'a prototype': { id: 'drafts.deep', set: { '__proto__.polluted': true } },
  'a constructor’s prototype': {
    id: 'drafts.deep',
    set: { 'constructor.prototype.polluted': true },
  },
  'a key of a megabyte': { id: 'drafts.deep', set: { ['k'.repeat(1_000_000)]: 1 } },
};

describe('attack: patches that grow', { timeout: 120_000 }, () => {
  for (const [what, patch] of Object.entries(hostile)) {
    it(`${what} → done or refused within seconds, the lake goes on`, async () => {
      const started = performance.now();
      const { status, text } = await write({ patch });
      expect([200, 400, 409], text.slice(0, 300)).toContain(status);
      expect(performance.now() - started).toBeLessThan(25_000);
      expect(lake.memory()).toBeLessThan(2_000);
    });
  }

  it('a sum beyond what a number holds, twice → 400, and the number is still one', async () => {
    const add = () => write({ patch: { id: 'drafts.deep', inc: { n: 1.7e308 } } });
    const { status } = await add().then(add);
    expect(status).toBe(400);
    const { text } = await query('*[_id == "drafts.deep"][0].n');
    expect(JSON.parse(text).result).toEqual(expect.any(Number));
  });

  it('a number that JSON has no word for → 400', async () => {
    const body = '{"mutations":[{"patch":{"id":"drafts.deep","set":{"n":1e999}}}]}';
    const { status } = await lake.ask(contributor, `${data}/mutate/production`, {
      method: 'POST',
      body,
    });
    expect(status).toBe(400);
  });

  it('a document made larger patch by patch → 400 before it is more than one request may write', async () => {
    const text = 'x'.repeat(1_500_000);
    const statuses: number[] = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      statuses.push((await write({ patch: { id: 'drafts.deep', set: { [name]: text } } })).status);
    }
    expect(statuses.slice(0, 2)).toEqual([200, 200]);
    expect(statuses.at(-1)).toBe(400);
  });

  it('a long list of equal values that is turned into another → done in time', async () => {
    const list = Array.from({ length: 600_000 }, () => 1);
    const started = performance.now();
    const made = await write({ createOrReplace: { _id: 'drafts.equal', _type: 'note', list } });
    const changed = await write({
      createOrReplace: { _id: 'drafts.equal', _type: 'note', list: [...list, 2] },
    });
    expect([made.status, changed.status]).toEqual([200, 200]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe('attack: requests that are large', () => {
  it.each(['mutate', 'actions', 'query'])('a body of 50 MB to /data/%s → 413', async (where) => {
    const { status } = await lake.ask(contributor, `${data}/${where}/production`, {
      method: 'POST',
      body: ' '.repeat(50_000_000),
    });
    expect(status).toBe(413);
  });

  it('an address of 100 kB → 431', async () => {
    const { status } = await lake.ask(
      viewer,
      `${data}/query/production?query=${'1'.repeat(100_000)}`,
    );
    expect(status).toBe(431);
  });

  it('1,500 ids at once, in each place that takes ids → 400', async () => {
    const ids = Array.from({ length: 1_500 }, (_, n) => `n${n}`).join();
    for (const path of [
      'doc/production',
      'history/production/documents',
      'history/production/transactions',
    ]) {
      const { status } = await lake.ask(viewer, `${data}/${path}/${ids}`);
      expect(status, path).toBe(400);
    }
  });

  it('100 bodies of 4 MB at once by one viewer → the lake keeps no more than a share of them', async () => {
    const body = JSON.stringify({ query: '1', params: { p: 'x'.repeat(3_900_000) } });
    const before = lake.memory();
    const statuses = await Promise.all(
      Array.from({ length: 100 }, () =>
        lake.ask(viewer, `${data}/query/production`, { method: 'POST', body }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    expect(statuses).toContain(200);
    expect(lake.memory() - before).toBeLessThan(1_500);
  });

  it('preferences without end, of a viewer → 413 after a megabyte', async () => {
    const keep = (n: number) =>
      lake.ask(viewer, '/v2026-02-01/users/me/keyvalue', {
        method: 'PUT',
        body: JSON.stringify([{ key: `k${n}`, value: 'x'.repeat(200_000) }]),
      });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) statuses.push((await keep(n)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 413, 413, 413, 413]);
  });
});
