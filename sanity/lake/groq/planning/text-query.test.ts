import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../store/testing/store.ts';
import { runQuery } from '../running/query.ts';
import { stored } from '../testing/memory-reader.ts';
import studioQueries from '../testing/studio-queries.json' with { type: 'json' };
import { parseTextQuery } from './text-query.ts';

describe('a search as typed', () => {
  it.each<[string, ReturnType<typeof parseTextQuery>['fts']]>([
    ['', null],
    ['*', null],
    ['  * ', null],
    ['…', null],
    ['ada', { query: '"ada"', finds: 'matches' }],
    ['ada*', { query: '"ada"*', finds: 'matches' }],
    ['ada love*', { query: '"ada" AND "love"*', finds: 'matches' }],
    ['"ada love" x', { query: '"ada love" AND "x"', finds: 'matches' }],
    ['ada -ben', { query: '"ada" NOT "ben"', finds: 'matches' }],
    ['-ben -cy*', { query: '"ben" OR "cy"*', finds: 'others' }],
    ['half "open', { query: '"half" AND "open"', finds: 'matches' }],
    ['a OR b NEAR(c) ^d', { query: '"a" AND "or" AND "b" AND "near c" AND "d"', finds: 'matches' }],
    ['well-known', { query: '"well known"', finds: 'matches' }],
    ['Bogotá*', { query: '"bogota"*', finds: 'matches' }],
    ['東京都', { query: '("東京" AND "京都")', finds: 'matches' }],
    ['-x東京', { query: '("x" AND "東京")', finds: 'others' }],
  ])('%s', (typed, fts) => {
    expect(parseTextQuery(typed).fts).toEqual(fts);
  });
});

describe('over the store', () => {
  let lake: TestStore;
  beforeAll(() => {
    lake = openTestStore();
    const documents = [
      stored({ _id: 'post-1', _type: 'post', title: 'The tides', slug: { current: 'first' } }),
      stored({
        _id: 'drafts.post-1',
        _type: 'post',
        title: 'The tides of Ada',
        slug: { current: 'first' },
      }),
      stored({ _id: 'post-2', _type: 'post', title: 'Markets', author: { _ref: 'author-1' } }),
      stored({ _id: 'author-1', _type: 'author', name: 'Ada Lovelace', bio: 'Wrote of markets' }),
      stored({
        _id: 'image-a3ff96105d2572e7f0638abe5fa29477228e43ef-640x480-png',
        _type: 'sanity.imageAsset',
      }),
    ];
    lake.db.transaction(() => {
      for (const document of documents) lake.documents.put(document);
    });
  });
  afterAll(() => lake.dispose());

  const ask = (query: string, params: Record<string, unknown>, perspective = 'raw') => {
    const answer = runQuery(lake.documents, {
      query,
      params,
      perspective,
      apiVersion: 'v2026-02-01',
    });
    return answer.ok ? answer.result : answer.error;
  };

  it.each(studioQueries)('answers the Studio’s query %#', (request) => {
    expect(runQuery(lake.documents, request)).toMatchObject({ ok: true });
  });

  const whole = '*[[@, _id] match text::query($q)]._id';
  it.each<[string, string, string, string[]]>([
    [whole, 'ada', 'raw', ['author-1', 'drafts.post-1']],
    [whole, 'ada', 'drafts', ['author-1', 'post-1']],
    [whole, 'ada', 'published', ['author-1']],
    [whole, 'mark*', 'raw', ['author-1', 'post-2']],
    [whole, 'mark* -ada', 'raw', ['post-2']],
    [whole, '"of ada"', 'raw', ['drafts.post-1']],
    [whole, 'post-1', 'drafts', ['post-1']],
    [whole, 'no"such', 'raw', []],
    ['*[_type == "post" && !([@, _id] match text::query($q))]._id', 'tides', 'raw', ['post-2']],
    [
      '*[_type == "post" && [@, _id] match text::query($q)]._id',
      '-ada',
      'raw',
      ['post-1', 'post-2'],
    ],
    ['*[title match text::query($q)]._id', 'ti* ada', 'raw', ['drafts.post-1']],
    [
      '*[_type == "post" && ([@, _id] match text::query($q) || references("author-1"))]._id',
      'tides',
      'published',
      ['post-1', 'post-2'],
    ],
    [
      '*[_type == "post" && [@, _id] match text::query($q)]._id',
      '*',
      'published',
      ['post-1', 'post-2'],
    ],
  ])('%s finds %s in %s', (query, q, perspective, expected) => {
    expect(ask(query, { q }, perspective)).toEqual(expected);
  });

  it('scores what is found by the fields it is found in', () => {
    const global = studioQueries.find(({ query }) => query.includes('score('));
    expect(global).toBeDefined();
    const { query = '', params = {} } = global ?? {};
    expect(ask(query, params)).toMatchObject([{ _id: 'author-1' }, { _id: 'drafts.post-1' }]);
  });

  it('reads only what the text index finds', () => {
    const request = { query: whole, params: { q: 'lovelace' }, apiVersion: 'v2026-02-01' };
    const answer = runQuery(lake.documents, request);
    expect(answer.ok && answer.plan).toMatchObject([{ access: 'text', documents: 1 }]);
  });
});
