import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNamed, findNames, referenceTo, severalNames } from './names.ts';
import { nearness, spellingsOf } from './nearness.ts';

let lake: TestLake;
let client: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  const transaction = client.transaction();
  // More with the word than are asked for, all before the name itself.
  for (let n = 0; n < 80; n += 1) {
    transaction.create({ _id: `a-${n}`, _type: 'tag', title: `Colombia ${n} and others` });
  }
  transaction.create({ _id: 'z-colombia', _type: 'tag', title: 'Colombia' });
  transaction.create({ _id: 'z-bogota', _type: 'tag', title: 'Bogotá' });
  transaction.create({ _id: 'story', _type: 'article', headline: 'Colombia votes' });
  transaction.create({ _id: 'drafts.open', _type: 'article', headline: 'Colombia waits' });
  await transaction.commit();
}, 60_000);
afterAll(() => lake?.remove());

const first = async (typed: string) => (await findNames(client, 'tag', typed))[0]?.name;

describe('names by what is typed', () => {
  test('the very name first, however many others have its word', async () => {
    for (const typed of ['Colombia', 'colombia', ' COLOMBIA ']) {
      expect(await first(typed)).toBe('Colombia');
    }
    expect(await first('bogota')).toBe('Bogotá');
  });

  test('stories too, but for those the field leaves out', async () => {
    const all = await findNames(client, 'article', 'colombia');
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(['story', 'open']));
    const filter = { filter: '!(_id in [$self])', params: { self: 'story' } };
    const some = await findNames(client, 'article', 'colombia', filter);
    expect(some.map(({ id }) => id)).toEqual(['open']);
  });

  test('a reference is firm once there is something to hold', async () => {
    const all = await findNames(client, 'article', 'colombia');
    const [story, open] = ['story', 'open'].map((id) => all.find((named) => named.id === id));
    if (story === undefined || open === undefined) throw new Error('Both are found.');
    const reference = { _type: 'reference', _ref: 'story' };
    expect(referenceTo('article', story, false)).toEqual(reference);
    expect(referenceTo('article', story, true)).toEqual({ ...reference, _weak: true });
    expect(referenceTo('article', open, false)).toEqual({
      ...{ _type: 'reference', _ref: 'open', _weak: true },
      _strengthenOnPublish: { type: 'article', weak: false },
    });
  });

  test('what is made keeps the name as it was typed', async () => {
    const made = await createNamed(client, 'section', '  Ciencia  y Salud ');
    expect(await client.getDocument(made._ref)).toMatchObject({
      title: 'Ciencia y Salud',
      slug: { current: 'ciencia-y-salud' },
    });
  });

  test.each([
    ['Bogotá', 'bogota', 0],
    ['Colombia’s coast', 'colombia', 1],
    ['Held-out Colombia', 'colombia', 2],
    ['', 'a', 2],
  ])('%j is as near to %j as %d', (name, typed, near) => expect(nearness(name, typed)).toBe(near));

  test('spellings of what is typed', () => {
    expect(spellingsOf('são PAULO')).toEqual(['são PAULO', 'são paulo', 'São paulo', 'São Paulo']);
  });
});

describe('names written in a row', () => {
  test.each([
    ['Colombia', ['Colombia']],
    ['Colombia, United States; Trade', ['Colombia', 'United States', 'Trade']],
    [' Colombia ,, colombia,Cólombia, ', ['Colombia']],
    ['one\ntwo\tthree', ['one', 'two', 'three']],
    [' , ; ', []],
  ])('%j', (typed, names) => {
    expect(severalNames(typed)).toEqual(names);
  });
});
