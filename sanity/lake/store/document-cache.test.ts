import { describe, expect, it } from 'vitest';
import { createDocumentCache } from './document-cache.ts';

const at = '2026-02-02T08:00:00.000Z';
const document = (_id: string) => ({ _id, _type: 't', _rev: 'r', _createdAt: at, _updatedAt: at });

describe('the cache of documents', () => {
  it('drops the one least lately read when it is full', () => {
    const cache = createDocumentCache(100);
    cache.set('a', document('a'), 40);
    cache.set('b', document('b'), 40);
    cache.get('a');
    cache.set('c', document('c'), 40);
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toEqual(document('a'));
    expect(cache.get('c')).toEqual(document('c'));
  });

  it('counts what it gave up and what it replaced', () => {
    const cache = createDocumentCache(100);
    cache.set('a', document('a'), 90);
    cache.set('a', document('a'), 50);
    cache.set('b', document('b'), 50);
    expect(cache.get('a')).toBeDefined();
    cache.delete('a');
    cache.set('c', document('c'), 50);
    expect(cache.get('b')).toBeDefined();
  });

  it('does not keep what is larger than all of it', () => {
    const cache = createDocumentCache(100);
    cache.set('a', document('a'), 101);
    expect(cache.get('a')).toBeUndefined();
  });
});
