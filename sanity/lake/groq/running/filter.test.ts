import { describe, expect, it } from 'vitest';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { createMatcher } from './filter.ts';

const story = stored({
  _id: 'drafts.a',
  _type: 'story',
  title: 'A',
  by: { _ref: 'w' },
  tags: [{ _ref: 't', _key: 'k' }],
});
const reader = memoryReader([
  stored({ _id: 'w', _type: 'writer', name: 'Ada' }),
  stored({ _id: 'front', _type: 'front', lead: { _ref: 'a' } }),
]);

describe('a listener’s query', () => {
  it.each<[string, Record<string, unknown>, boolean]>([
    ['*', {}, true],
    ['*[_id == $a || _id == $b]', { a: 'a', b: 'drafts.a' }, true],
    ['*[_id in ["a"]]', {}, false],
    ['*[_id in path("drafts.**")]', {}, true],
    ['*[!(_id in path("_.**"))]', {}, true],
    ['*[_type == "story"][title == "A"]', {}, true],
    ['*[_type == "story"][title == "B"]', {}, false],
    ['*[_type == "story"]{title}[0]', {}, true],
    ['*[_type == "story"] | order(title)[10...20]{title}', {}, true],
    ['*[references("t")]', {}, true],
    ['*[references($ids)]', { ids: ['x'] }, false],
    ['*[by->name == "Ada"]', {}, true],
    ['*[by->name == "Ben"]', {}, false],
    ['*[sanity::versionOf("a")]', {}, true],
    ['*["a" in *[_type == "front"].lead._ref]', {}, true],
    ['*[count(*[_type == "writer" && ^.by._ref == _id]) == 1]', {}, true],
    ['*[title == "A" && missing > 1]', {}, false],
    ['*[identity() == "p1"]', {}, true],
  ])('%s', (query, params, expected) => {
    const matcher = createMatcher(query, params, { identity: 'p1' });
    expect(matcher.ok && matcher.test([story], reader)).toEqual([expected]);
  });

  it.each(['{"a": 1}', 'count(*[true])', '*[', '*[_id == $id]'])('refuses %s', (query) => {
    expect(createMatcher(query)).toMatchObject({
      ok: false,
      status: 400,
      error: { type: 'queryParseError', query },
    });
  });
});
