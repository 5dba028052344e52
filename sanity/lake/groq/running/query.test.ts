import { describe, expect, it } from 'vitest';
import { MAX_QUERY_LENGTH } from '../planning/limits.ts';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { runQuery } from './query.ts';
import { StoreFailure } from './store-failure.ts';

const apiVersion = 'v2026-02-01';
const reader = memoryReader([
  stored({ _id: 'a', _type: 'story', rank: 2 }),
  stored({ _id: 'b', _type: 'story' }),
  stored({ _id: 'c', _type: 'story', rank: 1 }),
  stored({ _id: 'd', _type: 'story' }),
]);
const ask = (query: string, params?: Record<string, unknown>) =>
  runQuery(reader, {
    query,
    params,
    apiVersion,
    identity: 'p1',
    now: new Date('2026-02-02T10:00:00Z'),
  });
const resultOf = (query: string, params?: Record<string, unknown>) => {
  const answer = ask(query, params);
  return answer.ok ? answer.result : answer.error;
};

describe('a query', () => {
  it.each<[string, Record<string, unknown> | undefined, unknown]>([
    ['now()', undefined, '2026-02-02T10:00:00.000Z'],
    ['identity()', undefined, 'p1'],
    ['dateTime("2026-02-02T10:00:00Z") - 60', undefined, '2026-02-02T09:59:00Z'],
    ['*[0...$n]._id', { n: 2 }, ['a', 'b']],
    ['*[_id in $ids]._id // the end', { ids: ['c', 'a', 'c'] }, ['a', 'c']],
    ['*[_type == "story"] | order(rank desc)._id', undefined, ['b', 'd', 'a', 'c']],
    ['*[_type == "story"] | order(rank asc)._id', undefined, ['c', 'a', 'b', 'd']],
    ['sanity::dataset()', undefined, 'production'],
    ['$a.b', { a: { b: 'deep' } }, 'deep'],
  ])('%s', (query, params, expected) => {
    expect(resultOf(query, params)).toEqual(expected);
  });

  it.each<[string, string, number, number]>([
    ['*[_type == ', 'Unexpected end of query', 11, 11],
    ['*[_id = "a"]', 'unable to read the query from here', 5, 6],
    ['*[1] | order(a dsc)', 'Expected ")" after function arguments', 15, 16],
    ['*[_id == $id]', 'param $id referenced, but not provided', 9, 12],
    ['nosuch::fn()', 'Undefined namespace: nosuch', 0, 12],
    ['count()', 'Incorrect number of arguments to function count(). Expected 1, got 0.', 0, 7],
    ['[//",\n"\\u{', 'unterminated unicode escape in string', 7, 10],
  ])('refuses %s', (query, description, start, end) => {
    const answer = ask(query);
    expect(answer).toMatchObject({ ok: false, status: 400 });
    const error = { type: 'queryParseError', description, query, start, end };
    expect(answer).toMatchObject({ error });
  });

  it('of a hundred kilobytes is answered, one over the limit is refused', () => {
    const long = `*[_id in ["a", "${'x'.repeat(100_000)}"]]._id`;
    expect(resultOf(long)).toEqual(['a']);
    expect(resultOf(' '.repeat(MAX_QUERY_LENGTH + 1))).toMatchObject({ type: 'queryParseError' });
  });

  it('nested past any use is refused', () => {
    const deep = `${'('.repeat(20_000)}1${')'.repeat(20_000)}`;
    expect(ask(deep)).toMatchObject({ ok: false, status: 400 });
  });

  it('that cannot be carried out is refused', () => {
    expect(resultOf('geo::latLng(1, 2)')).toMatchObject({ type: 'queryEvaluationError' });
  });

  it('is not to blame when the store fails', () => {
    const broken = {
      ...reader,
      byKeys: () => {
        throw new Error('disk on fire');
      },
    };
    const request = { query: '*[_type == "story"]', apiVersion };
    expect(() => runQuery(broken, request)).toThrow(StoreFailure);
  });

  it('that what is known by heart cannot be read for is not refused either', () => {
    const full = Object.assign(new Error('disk I/O error'), { errcode: 10 });
    const fail = () => {
      throw full;
    };
    const request = { query: 'count(*[_type == "story" && rank > 0])', apiVersion };
    expect(() => runQuery({ ...reader, select: fail }, request)).toThrow(StoreFailure);
    const late = { size: 2, has: fail, documents: fail, first: fail, places: fail, top: fail };
    const first = '*[_type == "story" && rank > 0] | order(_updatedAt)[0...1]';
    const known = { ...reader, select: () => late };
    expect(runQuery(known, request)).toMatchObject({ ok: true, result: 2 });
    expect(() => runQuery(known, { ...request, query: first })).toThrow(StoreFailure);
  });
});
