import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { evaluateSync, parse } from 'groq-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareSortValues, MAX_DATE_FIELDS, sortValueOf } from './ordered-lists.ts';
import { openTestStore, type TestStore } from './testing/store.ts';
import type { StoredDocument } from './types.ts';

const anyValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('a'.repeat(32), `${'a'.repeat(32)}b`, '\u007f', 'é', '\u{1f600}', '\uffee', ''),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constantFrom(null, undefined, {}, [1]),
);

describe('a sort value', () => {
  /** Whether GROQ puts `a` after `b`: it leaves equal ones as they are. */
  const isAfter = (a: unknown, b: unknown): boolean => {
    const values = [{ v: a }, { v: b }];
    const sorted: unknown = evaluateSync(parse('$values | order(v)', { params: { values } })).data;
    return Array.isArray(sorted) && sorted[0] === values[1];
  };

  it('never puts before what GROQ puts after', () => {
    const check = (a: unknown, b: unknown) => {
      const compared = compareSortValues(sortValueOf(a), sortValueOf(b));
      if (isAfter(a, b)) expect(compared).toBeGreaterThanOrEqual(0);
      if (isAfter(b, a)) expect(compared).toBeLessThanOrEqual(0);
    };
    fc.assert(fc.property(anyValue, anyValue, check), { numRuns: 2_000 });
  });

  it('is ordered by SQLite as it is here', () => {
    const sqlite = new DatabaseSync(':memory:');
    const compare = sqlite.prepare('SELECT (?1 > ?2) - (?1 < ?2) AS sign');
    const check = (a: unknown, b: unknown) => {
      const [one, other] = [sortValueOf(a), sortValueOf(b)];
      expect(compare.get(one, other)).toEqual({ sign: Math.sign(compareSortValues(one, other)) });
    };
    fc.assert(fc.property(anyValue, anyValue, check), { numRuns: 1_000 });
    sqlite.close();
  });
});

describe('ordered lists', () => {
  let lake: TestStore;
  beforeEach(() => {
    lake = openTestStore();
  });
  afterEach(() => lake.dispose());

  const put = (_id: string, fields: object) => {
    const at = '2026-01-01T00:00:00Z';
    const system = { _id, _type: 'article', _rev: _id, _createdAt: at, _updatedAt: at };
    const document: StoredDocument = { ...system, ...fields };
    lake.db.transaction(() => lake.documents.put(document));
  };
  const listed = (field: string) => {
    const list = { types: ['article'], keys: ['type:article'], field, descending: true } as const;
    const pages = lake.documents.inOrder(list);
    return pages && [...pages].flat().map(({ id }) => id);
  };

  it('hold documents that came before a date field did, as without it', () => {
    put('a', {});
    put('b', { at: 5 });
    expect(listed('at')).toBeNull();
    put('c', { at: '2026-02-02' });
    expect(listed('at')).toEqual(['a', 'c', 'b']);
    expect(listed('_updatedAt')).toHaveLength(3);
    expect(listed('title')).toBeNull();
  });

  it('are kept by a few fields only', () => {
    const fields = Array.from({ length: MAX_DATE_FIELDS + 1 }, (_, n) => `date${n}`);
    put('a', Object.fromEntries(fields.map((field) => [field, '2026-02-02T10:00:00Z'])));
    expect(fields.map((field) => listed(field) === null)).toEqual(
      fields.map((_, n) => n === MAX_DATE_FIELDS),
    );
  });

  it('are given in order however many pages they have', () => {
    const days = Array.from({ length: 700 }, (_, n) => (n * 13) % 50);
    for (const [n, day] of days.entries()) put(`n${n}`, { at: `2026-02-02T00:00:${10 + day}Z` });
    const ids = listed('at') ?? [];
    expect(new Set(ids).size).toBe(700);
    const found = ids.map((id) => days[Number(id.slice(1))] ?? 0);
    expect(found).toEqual(days.toSorted((a, b) => b - a));
  });
});
