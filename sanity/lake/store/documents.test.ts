import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentStore } from './documents.ts';
import { openLake } from './open.ts';
import { idsFound, openTestStore, type TestStore } from './testing/store.ts';
import type { IndexKey, StoredDocument } from './types.ts';

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
});
afterEach(() => lake.dispose());

const at = '2026-02-02T08:00:00.000Z';
const stored = (_id: string, fields: object = {}, _type = 'article'): StoredDocument => ({
  _id,
  _type,
  _rev: 'r1',
  _createdAt: at,
  _updatedAt: at,
  ...fields,
});

const put = (...documents: StoredDocument[]) =>
  lake.db.transaction(() => documents.forEach(lake.documents.put));

describe('the store', () => {
  it('finds documents under their keys, in every form and each once', () => {
    put(
      stored('petro', { slug: { current: 'petro-in-washington' }, tags: [{ _ref: 'colombia' }] }),
      stored('drafts.petro', { tags: [{ _ref: 'colombia', _weak: true }] }),
      stored('versions.spring.petro', { section: { _ref: 'drafts.world' } }),
      stored('colombia', {}, 'tag'),
    );
    const found = (...keys: IndexKey[]) => lake.documents.byKeys(keys).map(({ _id }) => _id);
    expect(found('id:petro')).toEqual(['drafts.petro', 'petro', 'versions.spring.petro']);
    expect(found('slug:article:petro-in-washington')).toEqual(['petro']);
    expect(found('ref:colombia', 'type:article')).toEqual([
      'drafts.petro',
      'petro',
      'versions.spring.petro',
    ]);
    expect(found('ref:world')).toEqual(['versions.spring.petro']);
    expect(found('type:tag', 'id:nothing')).toEqual(['colombia']);
    expect(found()).toEqual([]);
  });

  it('files a document anew when it changes, and not at all when it is gone', () => {
    put(stored('petro', { slug: { current: 'old' }, headline: 'before' }));
    put(stored('petro', { slug: { current: 'new' }, headline: 'after' }));
    expect(lake.documents.byKeys(['slug:article:old'])).toEqual([]);
    expect(lake.documents.byKeys(['slug:article:new'])).toHaveLength(1);
    expect(idsFound(lake, { all: ['before'], follows: false })).toEqual([]);
    lake.db.transaction(() => lake.documents.remove('petro'));
    expect(lake.documents.byKeys(['type:article'])).toEqual([]);
    expect(idsFound(lake, { all: ['after'], follows: false })).toEqual([]);
    expect(lake.documents.get('petro')).toBeNull();
  });

  it.each([
    ['a word', 'washington', ['petro']],
    ['the beginning of one', 'washi*', ['petro']],
    ['a word with accents, as words are folded', 'bogota', ['petro']],
    ['half a word in bold', 'undignified', ['petro']],
    ['an id', '"colombia"', ['colombia']],
    ['but no type, key or reference', 'block OR k1 OR world', []],
  ])('finds by %s', (_, query, ids) => {
    put(
      stored('petro', {
        headline: 'Washington',
        section: { _type: 'reference', _ref: 'world' },
        body: [
          { _type: 'block', _key: 'k1', children: [{ text: 'undig' }, { text: 'nified' }] },
          { _type: 'block', children: [{ text: 'Plaza de Bolívar, Bogotá' }] },
        ],
      }),
      stored('colombia', {}, 'tag'),
    );
    expect(idsFound(lake, { all: [query], follows: false })).toEqual(ids);
  });

  it('finds by several words, each where it stands or in what is referred to', () => {
    put(
      stored('petro', { headline: 'Washington visit', tags: [{ _ref: 'colombia' }] }),
      stored('drafts.petro', { headline: 'A visit', tags: [{ _ref: 'colombia' }] }),
      stored('ferry', { headline: 'Washington ferry' }),
      stored('colombia', { title: 'Colombia visit' }, 'tag'),
    );
    const all = ['washington', 'visit'];
    expect(idsFound(lake, { all, follows: false })).toEqual(['petro']);
    // What follows may find too much, never too little: a rare word is enough to go by.
    const followed = (...words: string[]) => idsFound(lake, { all: words, follows: true });
    expect(followed('washington', 'visit')).toEqual(['ferry', 'petro']);
    expect(followed('a', '"colombia"')).toEqual(['colombia', 'drafts.petro', 'petro']);
    const ferry = { all: ['ferry'], follows: false };
    expect(idsFound(lake, { all, follows: false }, ferry)).toEqual(['ferry', 'petro']);
    const found = lake.documents.find({ keys: ['ref:colombia'], texts: [ferry] });
    expect(found?.size).toBe(3);
    expect(found?.has('ferry')).toBe(true);
    expect(found?.has('colombia')).toBe(false);
    expect(found?.has('nothing')).toBe(false);
  });

  it('goes through everything in order of id, a page at a time', () => {
    const ids = Array.from({ length: 1203 }, (_, i) => `n${String(i).padStart(5, '0')}`);
    put(...ids.toReversed().map((id) => stored(id)));
    expect([...lake.documents.all()].map(({ _id }) => _id)).toEqual(ids);
    expect(lake.documents.count()).toBe(1203);
    expect(lake.documents.withIdPrefix('n0000').map(({ _id }) => _id)).toEqual(ids.slice(0, 10));
  });

  it('sees what another process wrote', () => {
    put(stored('petro', { headline: 'ours' }));
    expect(lake.documents.get('petro')).toMatchObject({ headline: 'ours' });
    const other = openLake(lake.dir);
    other.transaction(() =>
      createDocumentStore(other).put(stored('petro', { _rev: 'r2', headline: 'theirs' })),
    );
    other.close();
    expect(lake.documents.get('petro')).toMatchObject({ headline: 'theirs' });
  });
});

describe('a transaction that fails', () => {
  it('leaves nothing behind, in the cache neither', () => {
    put(stored('petro', { headline: 'before' }));
    const plan = () => ({
      ok: true as const,
      changes: [
        { id: 'petro', before: null, after: stored('petro', { headline: 'after' }), mutations: [] },
        { id: 'other', before: null, after: stored('other', { size: 1n }), mutations: [] },
      ],
      mutations: [],
    });
    expect(() => lake.commits.commit({ author: 'p' }, plan)).toThrow('BigInt');
    expect(lake.documents.get('petro')).toMatchObject({ headline: 'before' });
    expect(lake.documents.get('other')).toBeNull();
  });
});

describe('those who listen to commits', () => {
  const write = (id: string) => {
    const change = { id, before: null, after: stored(id), mutations: [] };
    lake.commits.commit({ author: 'p', transactionId: `t-${id}` }, () => ({
      ok: true,
      changes: [change],
      mutations: [],
    }));
  };

  it('hear each transaction in order, also of one that a listener makes', () => {
    const heard: string[] = [];
    lake.commits.onCommit(({ id }) => {
      if (id === 't-a') write('b');
    });
    lake.commits.onCommit(({ id, sequence }) => heard.push(`${sequence} ${id}`));
    write('a');
    expect(heard).toEqual(['1 t-a', '2 t-b']);
  });

  it('hear no more once they stop', () => {
    const heard: string[] = [];
    const stop = lake.commits.onCommit(({ id }) => heard.push(id));
    write('a');
    stop();
    write('b');
    expect(heard).toEqual(['t-a']);
  });

  it('do not see time run backwards', () => {
    const times: string[] = [];
    lake.commits.onCommit(({ timestamp }) => times.push(timestamp));
    write('a');
    lake.setTime('2026-02-01T00:00:00.000Z');
    write('b');
    lake.reopen();
    lake.commits.onCommit(({ timestamp }) => times.push(timestamp));
    write('c');
    expect(times).toEqual([at, at, at]);
  });
});
