import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDocumentReader, type QueryReader } from './documents.ts';
import { rebuildIndexes } from './rebuild.ts';
import { EVALUATOR, saveSelections } from './saved-selections.ts';
import { openTestStore, type TestStore } from './testing/store.ts';
import type { SelectionRequest, StoredDocument } from './types.ts';
import { verifyLake } from './verify.ts';

let lake: TestStore;
let reader: QueryReader;
beforeEach(() => {
  lake = openTestStore();
  reader = createDocumentReader(lake.db);
});
afterEach(() => lake.dispose());

const story = (_id: string, fields: object = {}): StoredDocument => ({
  ...{
    _id,
    _type: 'article',
    _rev: randomUUID(),
    _createdAt: '2026-01-01',
    _updatedAt: '2026-01-01',
  },
  ...fields,
});
const put = (...documents: StoredDocument[]) =>
  lake.db.transaction(() => {
    for (const document of documents) lake.documents.put(document);
  });

/** As many more as make it worth to keep over a restart what is known of all. */
const others = () => Array.from({ length: 301 }, (_, n) => story(`never${n}`, { at: 1e9 }));

const wanting = { isSite: true, asked: '' };
const saveAndRestart = () => {
  saveSelections(lake.db, reader.takeLeft().unsaved, wanting);
  lake.reopen();
  reader = createDocumentReader(lake.db);
};

let tested = 0;
/** The stories that are out at a moment. */
const requestAt = (now: number, key: 'type:article' | 'ref:tag' = 'type:article') =>
  ({
    name: `out ${key}`,
    keys: [key],
    types: ['article'],
    spans: [],
    mentions: [],
    includes: (id) => !id.startsWith('drafts.'),
    test: (documents) => {
      tested += documents.length;
      return new Set(documents.filter(({ at }) => Number(at) <= now).map(({ _id }) => _id));
    },
    momentsOf: ({ at }) => [Number(at)],
    now,
  }) satisfies SelectionRequest;

const outAt = (...asked: Parameters<typeof requestAt>): string[] => {
  const selection = reader.select(requestAt(...asked), 'surely');
  if (selection === null || selection === 'to be made') throw new Error('none was made');
  const ids = selection.documents().map(({ _id }) => _id);
  expect(selection.size).toBe(ids.length);
  return ids.sort();
};

describe('a selection', () => {
  it('holds what passes, and follows every change without testing the rest', () => {
    put(story('a', { at: 1 }), story('b', { at: 1 }), story('c', { at: 9 }), story('drafts.a'));
    expect(outAt(5)).toEqual(['a', 'b']);
    tested = 0;
    put(story('b', { at: 8 }), story('d', { at: 2 }));
    expect(outAt(5)).toEqual(['a', 'd']);
    lake.db.transaction(() => lake.documents.remove('a'));
    expect(outAt(5)).toEqual(['d']);
    put(story('d', { at: 2, _type: 'page' }));
    expect(outAt(5)).toEqual([]);
    expect(tested).toBe(2);
  });

  it('lets in what has come due, and only looks at that', () => {
    put(story('now', { at: 5 }), story('soon', { at: 6 }), story('later', { at: 90 }));
    expect(outAt(5)).toEqual(['now']);
    tested = 0;
    expect(outAt(6)).toEqual(['now', 'soon']);
    expect(outAt(7)).toEqual(['now', 'soon']);
    expect(tested).toBeLessThanOrEqual(3);
  });

  it('follows a clock that is put back and forth, and looks only at what that concerns', () => {
    put(story('a', { at: 5 }), ...others());
    expect(outAt(9)).toEqual(['a']);
    tested = 0;
    expect([outAt(1), outAt(5), outAt(4), outAt(6), outAt(1)]).toEqual([[], ['a'], [], ['a'], []]);
    expect(tested).toBe(5);
  });

  it('is made anew when the clock is put back further than is known', () => {
    const day = 24 * 60 * 60_000;
    put(story('a', { at: 5 }), story('b', { at: 10 * day }));
    expect(outAt(10 * day)).toEqual(['a', 'b']);
    tested = 0;
    expect([outAt(9 * day), tested]).toEqual([['a'], 1]);
    expect([outAt(5), outAt(1)]).toEqual([['a'], []]);
  });

  it('leaves what is too much for one question to be made, and the next begins anew', () => {
    put(...others());
    reader = createDocumentReader(lake.db, 200);
    const request = { ...requestAt(5), types: ['article'] };
    expect(reader.select(request, 'surely')).toBe('to be made');
    // It would not be answered from what is read either.
    expect(reader.select(request, 'at hand')).toBe('to be made');
    expect(reader.takeLeft()).toMatchObject({ toBeMade: [request.name], unsaved: [] });
    expect(reader.takeLeft().toBeMade).toEqual([]);
  });

  it('has nothing made for a question that needs very many', () => {
    put(...others());
    reader = createDocumentReader(lake.db, 200);
    const askFor = (many: number) => {
      for (let n = 0; n < many; n += 1) {
        expect(reader.select({ ...requestAt(5), name: `at ${n}` }, 'surely')).toBe('to be made');
      }
      return reader.takeLeft().toBeMade;
    };
    expect(askFor(100)).toHaveLength(100);
    expect(askFor(1_000)).toBe('too many');
    expect(askFor(1)).toEqual(['at 0']);
  });

  it('is not kept under a name that is longer than a filter', () => {
    put(story('a', { at: 1 }));
    const request = { ...requestAt(5), name: 'x'.repeat(100_001) };
    expect(reader.select(request, 'surely')).toBeNull();
    expect(reader.takeLeft()).toEqual({ unsaved: [], used: [], toBeMade: [] });
  });

  it('is noted as used when it is saved, and after that for itself', () => {
    put(story('a', { at: 1 }), ...others());
    outAt(5);
    expect(reader.takeLeft()).toMatchObject({ unsaved: [{ name: 'out type:article' }], used: [] });
    reader = createDocumentReader(lake.db);
    outAt(5);
    saveAndRestart();
    outAt(5);
    expect(reader.takeLeft()).toMatchObject({ unsaved: [], used: ['out type:article'] });
  });

  it('is no more believed once a test of what changed has failed', () => {
    put(story('a', { at: 1 }), story('b', { at: 1 }));
    expect(outAt(5)).toEqual(['a', 'b']);
    put(story('b', { at: 9 }), story('c', { at: 1 }));
    const failing = () => {
      throw new Error('it fails');
    };
    expect(() => reader.select({ ...requestAt(5), test: failing }, 'surely')).toThrow('it fails');
    expect(outAt(5)).toEqual(['a', 'c']);
  });

  it('takes from the documents only those where its spans leave some', () => {
    const on = (n: number) => `2026-01-${String((n % 28) + 1).padStart(2, '0')}`;
    put(...Array.from({ length: 280 }, (_, n) => story(`s${n}`, { at: n, published: on(n) })));
    rebuildIndexes(lake.db);
    tested = 0;
    const spans = [{ field: 'published', from: '2026-01-10', to: '2026-01-11' }];
    const selection = reader.select({ ...requestAt(300), name: 'spanned', spans }, 'surely');
    expect(selection).toMatchObject({ size: 20 });
    expect(tested).toBe(20);
    put(story('s9', { at: 9, published: '2026-02-01' }), story('new', { at: 9, published: on(9) }));
    expect(reader.select({ ...requestAt(300), name: 'spanned', spans }, 'surely')).toMatchObject({
      size: 20,
    });
    expect(tested).toBe(21);
  });

  it('is worth saving again after a while only by who looks after it', () => {
    put(story('a', { at: 1 }), ...others());
    outAt(5);
    expect(reader.takeLeft().unsaved).toHaveLength(1);
    put(...others());
    outAt(5);
    expect(reader.takeLeft().unsaved).toEqual([]);
  });

  it('forgets nothing over more changes than are kept', () => {
    put(story('a', { at: 1 }), story('b', { at: 1 }));
    expect(outAt(5)).toEqual(['a', 'b']);
    lake.db.transaction(() => lake.documents.remove('b'));
    lake.db.transaction(() => {
      for (let n = 0; n < 22_000; n += 1) lake.db.prepare(CHANGE).run();
    });
    put(...Array.from({ length: 1_000 }, (_, n) => story(`x${n}`, { at: 9 })));
    expect(outAt(5)).toEqual(['a']);
  });

  it('is kept over a restart, and still follows every change', () => {
    put(story('a', { at: 1 }), story('b', { at: 1 }), story('later', { at: 6 }), ...others());
    expect(outAt(5)).toEqual(['a', 'b']);
    saveAndRestart();
    put(story('b', { at: 9 }), story('c', { at: 2 }));
    tested = 0;
    expect(outAt(7)).toEqual(['a', 'c', 'later']);
    expect(tested).toBe(3);
    // Nothing worth saving again for so few changes.
    expect(reader.takeLeft().unsaved).toEqual([]);
  });

  it.each([
    ['bits', `passed = CAST(passed || x'00' AS BLOB)`],
    ['place in the changes', 'position = position + 1'],
    ['moments', `moments = '[[1,[5]]]'`],
    ['time', 'now = now + 1'],
  ])('is tested anew when its %s were damaged in the file, which a check tells', (_, harm) => {
    put(story('a', { at: 1 }), story('b', { at: 9 }), ...others());
    expect(outAt(5)).toEqual(['a']);
    saveAndRestart();
    expect(verifyLake(lake.db).map(({ reason }) => reason)).not.toContainEqual(
      expect.stringContaining('damaged'),
    );
    lake.db.sqlite.exec(`UPDATE selections SET ${harm}`);
    tested = 0;
    expect(outAt(5)).toEqual(['a']);
    expect(tested).toBe(303);
    expect(verifyLake(lake.db)).toContainEqual({
      repairable: true,
      documentId: null,
      reason: expect.stringMatching(/^1 lists .* damaged/),
    });
  });

  it('is kept no longer than what documents are filed under', () => {
    put(story('a', { at: 1 }), ...others());
    expect(outAt(5)).toEqual(['a']);
    saveAndRestart();
    rebuildIndexes(lake.db);
    tested = 0;
    expect(outAt(5)).toEqual(['a']);
    expect(tested).toBe(302);
  });

  it('is kept for the version of groq-js that is in use', () => {
    const manifest = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(manifest));
    expect(EVALUATOR).toBe(`groq-js ${dependencies['groq-js']}`);
  });

  it('is tested anew when it was saved too many changes ago', () => {
    put(story('a', { at: 1 }), story('b', { at: 1 }), ...others());
    expect(outAt(5)).toEqual(['a', 'b']);
    saveAndRestart();
    lake.db.transaction(() => lake.documents.remove('b'));
    lake.db.transaction(() => {
      for (let n = 0; n < 22_000; n += 1) lake.db.prepare(CHANGE).run();
    });
    expect(outAt(5)).toEqual(['a']);
  });

  it('of one key is not that of another', () => {
    put(story('a', { at: 1, tags: [{ _ref: 'tag' }] }), story('b', { at: 1 }));
    expect([outAt(5), outAt(5, 'ref:tag'), outAt(5)]).toEqual([['a', 'b'], ['a'], ['a', 'b']]);
  });
});

const CHANGE = 'INSERT INTO document_changes (n) VALUES (0)';
