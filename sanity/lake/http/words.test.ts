import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import studioQueries from '../groq/testing/studio-queries.json' with { type: 'json' };
import { startTestLake, type TestLake } from '../testing/lake-process.ts';

let lake: TestLake;
let client: SanityClient;
const block = (...texts: string[]) => ({
  _type: 'block',
  children: texts.map((text) => ({ _type: 'span', text })),
});
beforeAll(async () => {
  lake = await startTestLake();
  client = await lake.client('editor');
  const transaction = client.transaction();
  transaction.create({ _id: 'author-1', _type: 'author', name: 'Lucía Ñandú' });
  transaction.create({
    _id: 'story',
    _type: 'post',
    title: 'A trade—war in Bogotá',
    author: { _ref: 'author-1' },
    body: [
      block('He called it “undig', 'nified” — l’État, Straße, Łódź'),
      block('東京で雨が降った'),
    ],
    rows: [{ cells: ['ΟΔΟΣ', 'مُحَمَّد'] }],
  });
  await transaction.commit();
});
afterAll(() => lake.remove());

const matching = (left: string, pattern: unknown) =>
  client.fetch<string[]>(`*[_type == "post" && ${left} match $pattern]._id`, { pattern });
const everything = '[title, pt::text(body), ...rows[].cells[], author->name]';

describe('match, asked by @sanity/client', () => {
  it.each([
    'undignified',
    'UNDIG*',
    '"war*"',
    'trade war',
    'bogota',
    'BOGOTÁ',
    'Bogota\u0301',
    'État',
    "l'état",
    'strasse',
    'lodz',
    'οδός',
    'محمد',
    '東京',
    '雨',
    'lucia nandu',
    '*dignified',
    'und*ied',
  ])('finds %s', async (pattern) => {
    expect(await matching(everything, pattern)).toEqual(['story']);
  });

  it.each<[unknown]>([
    ['京東'],
    ['undig'],
    ['nified'],
    ['bogotas'],
    ['“—”'],
    [''],
    [null],
    [5],
    [['bogota', 5]],
    [[]],
  ])('does not find %j', async (pattern) => {
    expect(await matching(everything, pattern)).toEqual([]);
  });

  it('finds each of several patterns, and any word by an asterisk', async () => {
    expect(await matching(everything, ['bogota', 'WAR'])).toEqual(['story']);
    expect(await matching('title', '*')).toEqual(['story']);
    expect(await matching('missing', '*')).toEqual([]);
  });

  it('says the same with and without the index, in conditions, projections, scores', async () => {
    const query = `*[_id == "story"]{
      "a": title match "bogota", "b": title match lower("BOGOTÁ"), "c": [title, 5, null] match "bogota",
      "d": title match "tokyo", "e": title match [lower("War"), "trade"], "f": title match [lower("War"), 5]
    }[0]`;
    const [yes, no] = [true, false];
    expect(await client.fetch(query)).toEqual({ a: yes, b: yes, c: yes, d: no, e: yes, f: no });
    const scored = '*[_type == "post"] | score(title match "bogota trade")[0]._score';
    expect(await client.fetch(scored)).toBeCloseTo(2);
    expect(await client.fetch('count(*[title match "bogota"])')).toBe(1);
  });

  it('tells a listener of what comes to match', async () => {
    const heard = new Promise<string>((resolve, reject) => {
      const events = client.listen(
        '*[title match "cafe"]',
        {},
        { events: ['welcome', 'mutation'] },
      );
      const subscription = events.subscribe({
        next(event) {
          if (event.type === 'welcome') {
            client.create({ _id: 'cafe', _type: 'note', title: 'Un «café»' }).catch(reject);
          } else if (event.type === 'mutation') {
            subscription.unsubscribe();
            resolve(event.documentId);
          }
        },
        error: reject,
      });
    });
    expect(await heard).toBe('cafe');
  });
});

describe('the Studio’s own search', () => {
  const global = studioQueries.find(({ query }) => query.includes('score('));
  const find = (typed: string) =>
    client.fetch<{ _id: string }[]>(
      global?.query ?? '',
      { ...global?.params, __types: ['post', 'author'], __query: `${typed}*`, __rawQuery: typed },
      { perspective: 'drafts' },
    );

  it.each([
    ['lucia', 'author-1'],
    ['Ñandu', 'author-1'],
    ['undignified', 'story'],
    ['bogota', 'story'],
    ['etat', 'story'],
    ['東京で', 'story'],
    ['trade—w', 'story'],
  ])('finds %s', async (typed, id) => {
    expect((await find(typed)).map(({ _id }) => _id)).toEqual([id]);
  });
});

describe('attack: patterns', () => {
  it.each([
    ['FTS5’s own syntax', '" OR document_text : NEAR(a b) ^x -y'],
    ['regular expressions', '.* [a-z]+ (?=x) \\'],
    ['10,000 words', 'war '.repeat(10_000)],
    ['a word of 100,000 letters', 'x'.repeat(100_000)],
    ['half a letter', '\ud800*'],
    ['a null', 'a\0b'],
  ])('%s → an answer', async (_, pattern) => {
    expect(await matching(everything, pattern)).toBeInstanceOf(Array);
    const found = client.fetch('*[[@, _id] match text::query($q)]._id', { q: pattern });
    await expect(found).resolves.toBeInstanceOf(Array);
  });
});
