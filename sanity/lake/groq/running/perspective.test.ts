import { describe, expect, it } from 'vitest';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { resolvePerspective } from './perspective.ts';
import { runQuery } from './query.ts';

describe('a perspective', () => {
  const raw = { kind: 'raw', versions: true };
  const layers = (...names: string[]) => ({ kind: 'layers', layers: names });
  it.each<[string | string[] | null, string, unknown]>([
    ['raw', 'v2026-02-01', raw],
    ['raw', 'v2021-06-07', { kind: 'raw', versions: false }],
    ['published', 'v2026-02-01', layers('published')],
    ['drafts', 'v2026-02-01', layers('drafts', 'published')],
    ['previewDrafts', 'v2023-01-01', layers('drafts', 'published')],
    ['rAbc,drafts', 'v2026-02-01', layers('rAbc', 'drafts', 'published')],
    [['rAbc', 'published', 'drafts'], 'v2026-02-01', layers('rAbc', 'published')],
    ['rAbc,drafts', 'v2024-01-01', layers('drafts', 'published')],
    [null, 'v2025-02-19', layers('published')],
    ['', '2026-02-01', layers('published')],
    [null, 'vX', layers('published')],
    [null, 'v2025-02-18', { kind: 'raw', versions: false }],
    [null, 'v1', { kind: 'raw', versions: false }],
    ['raw,drafts', 'v2026-02-01', 'perspective "raw" cannot be combined with others'],
    ['dra fts', 'v2026-02-01', '"dra fts" is not the name of a perspective'],
  ])('%j of %s', (requested, version, expected) => {
    expect(resolvePerspective(requested, version)).toEqual(expected);
  });
});

describe('documents in a perspective', () => {
  const reader = memoryReader([
    stored({ _id: 'a', _type: 'story', title: 'A published', by: { _ref: 'w' } }),
    stored({ _id: 'drafts.a', _type: 'story', title: 'A draft', by: { _ref: 'w' } }),
    stored({ _id: 'versions.r1.a', _type: 'story', title: 'A release', by: { _ref: 'w' } }),
    stored({ _id: 'b', _type: 'story', title: 'B published', by: { _ref: 'w' } }),
    stored({ _id: 'drafts.c', _type: 'story', title: 'C draft', by: { _ref: 'w' } }),
    stored({ _id: 'versions.r1.b', _type: 'story', _system: { delete: true } }),
    stored({ _id: 'w', _type: 'writer', name: 'published name' }),
    stored({ _id: 'drafts.w', _type: 'writer', name: 'draft name' }),
    stored({ _id: '_.releases.r1', _type: 'system.release' }),
  ]);
  const ask = (query: string, perspective?: string, apiVersion = 'v2026-02-01') => {
    const answer = runQuery(reader, { query, perspective, apiVersion });
    return answer.ok ? answer.result : answer.error;
  };
  const titles = '*[_type == "story"].title';

  it.each<[string | undefined, string, unknown]>([
    ['published', titles, ['A published', 'B published']],
    ['drafts', titles, ['A draft', 'B published', 'C draft']],
    ['r1,drafts', titles, ['A release', 'C draft']],
    ['r1', titles, ['A release']],
    [undefined, titles, ['A published', 'B published']],
    ['raw', 'count(*)', 9],
    ['published', 'count(*)', 3],
    ['published', 'count(*[_id in path("drafts.**")])', 0],
    ['published', '*[_id == "drafts.a"]', []],
    ['drafts', '*[_id == "drafts.a"]', []],
    ['drafts', '*[_id == "a"]{_id, _originalId}', [{ _id: 'a', _originalId: 'drafts.a' }]],
    ['drafts', '*[_id == "b"]{_id, _originalId}', [{ _id: 'b', _originalId: 'b' }]],
    ['published', '*[_id == "a"][0].by->name', 'published name'],
    ['drafts', '*[_id == "a"][0].by->name', 'draft name'],
    ['drafts', '*[_type == "story" && by->name == "draft name"]._id', ['a', 'b', 'c']],
    ['drafts', '*[_id == "w"]{"n": count(*[references(^._id)])}', [{ n: 3 }]],
    ['raw', '*[sanity::versionOf("a")]._id', ['a', 'drafts.a', 'versions.r1.a']],
    ['raw', 'releases::all()[]._id', ['_.releases.r1']],
    ['published', 'releases::all()[]._id', []],
    ['drafts', 'releases::all()[]._id', ['_.releases.r1']],
  ])('%s: %s', (perspective, query, expected) => {
    expect(ask(query, perspective)).toEqual(expected);
  });

  it('has no versions of releases before they were introduced', () => {
    expect(ask('*[sanity::versionOf("a")]._id', 'raw', 'v2021-06-07')).toEqual(['a', 'drafts.a']);
    expect(ask('count(*)', undefined, 'v1')).toBe(7);
  });
});
