import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentChange, StoredDocument } from '../../store/types.ts';
import { queryArbitrary, typedDatasetArbitrary } from '../testing/arbitrary.ts';
import { memoryReader, stored } from '../testing/memory-reader.ts';
import { runQuery } from './query.ts';
import { syncTag, tagsOfChange } from './sync-tags.ts';

const apiVersion = 'v2026-02-01';
const now = new Date('2026-02-02T00:00:00Z');

const changeOf = (before: StoredDocument | null, after: StoredDocument | null): DocumentChange => ({
  id: (after ?? before)?._id ?? '',
  before,
  after,
  mutations: [],
});

function changesBetween(before: StoredDocument[], after: StoredDocument[]): DocumentChange[] {
  const old = new Map(before.map((document) => [document._id, document]));
  const fresh = new Map(after.map((document) => [document._id, document]));
  return [...new Set([...old.keys(), ...fresh.keys()])].map((id) =>
    changeOf(old.get(id) ?? null, fresh.get(id) ?? null),
  );
}

describe('sync tags', () => {
  it('meet the tags of every change that changes the answer', () => {
    const perspectives = fc.constantFrom('raw', 'published', 'drafts', 'r1,drafts');
    fc.assert(
      fc.property(
        typedDatasetArbitrary,
        typedDatasetArbitrary,
        queryArbitrary,
        perspectives,
        (before, after, query, perspective) => {
          for (const change of changesBetween(before, after)) {
            const others = before.filter((document) => document._id !== change.id);
            const changed = change.after === null ? others : [...others, change.after];
            const request = { query, perspective, apiVersion, now };
            const first = runQuery(memoryReader(before), request);
            const second = runQuery(memoryReader(changed), request);
            if (!first.ok || !second.ok) throw new Error('the query does not run');
            if (JSON.stringify(first.result) === JSON.stringify(second.result)) continue;
            const dirty = tagsOfChange(change, { drafts: perspective !== 'published' });
            expect(dirty.filter((tag) => first.syncTags.includes(tag))).not.toEqual([]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  const article = stored({
    _id: 'a1',
    _type: 'article',
    headline: 'Visit',
    slug: { current: 'visit' },
    authors: [{ _ref: 'ada', _key: 'k' }],
    tags: [{ _ref: 't1', _key: 'k' }],
  });
  const author = stored({ _id: 'ada', _type: 'author', name: 'Ada' });
  const reader = memoryReader([article, author]);
  const tagsOf = (query: string, perspective = 'published') => {
    const answer = runQuery(reader, { query, apiVersion, perspective, params: { tag: 't1' } });
    return answer.ok ? answer.syncTags : [];
  };
  const readers = (...keys: Parameters<typeof syncTag>[0][]) => keys.map((key) => syncTag(key));

  it.each([
    [
      '*[_type == "article" && slug.current == "visit"][0]{headline}',
      readers('slug:article:visit', 'id:a1'),
    ],
    ['*[_type == "article" && slug.current == "gone"][0]{headline}', readers('slug:article:gone')],
    [
      '*[_type == "article" && slug.current == "visit"][0]{authors[]->{name}}',
      readers('slug:article:visit', 'id:a1', 'id:ada'),
    ],
    ['*[_type == "article" && references($tag)]{headline}', readers('ref:t1')],
    ['count(*[_type == "article" && $tag in tags[]._ref])', readers('ref:t1')],
    ['*[_type == "article"] | order(headline)[0...20]{headline}', readers('type:article')],
    ['*[defined(headline)]', readers('everything')],
    ['1 + 1', []],
  ])('of %s', (query, expected) => {
    expect(tagsOf(query).sort()).toEqual(expected.sort());
  });

  it('give way to coarser ones when an answer would carry too many', () => {
    const many = Array.from({ length: 300 }, (_, n) => stored({ _id: `p${n}`, _type: 'author' }));
    const one = stored({ _id: 'x', _type: 'list', of: many.map(({ _id }) => ({ _ref: _id })) });
    const query = '*[_type == "list"]{of[]->{_id}}';
    const answer = runQuery(memoryReader([...many, one]), { query, apiVersion });
    expect(answer.ok && answer.syncTags.sort()).toEqual(readers('type:list', 'type:author').sort());
  });

  it('of readers are not dirtied by drafts, while those of editors are', () => {
    const draft = changeOf(null, { ...article, _id: 'drafts.a1' });
    const tags = tagsOfChange(draft, { drafts: true });
    const query = '*[_type == "article" && slug.current == "visit"][0]{headline}';
    expect(tagsOfChange(draft, { drafts: false })).toEqual([]);
    expect(tags.filter((tag) => tagsOf(query).includes(tag))).toEqual([]);
    expect(tags.filter((tag) => tagsOf(query, 'drafts').includes(tag))).not.toEqual([]);
  });

  it('are dirtied by what the document was and by what it is', () => {
    const moved = changeOf(article, { ...article, slug: { current: 'new' } });
    const tags = tagsOfChange(moved, { drafts: false });
    expect(tags).toContain(syncTag('slug:article:visit'));
    expect(tags).toContain(syncTag('slug:article:new'));
    expect(tags).not.toContain(syncTag('slug:article:other'));
  });
});
