import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLake } from './open.ts';
import { openTestStore, type TestStore } from './testing/store.ts';
import { verifyLake } from './verify.ts';
import { fileMoreWords, WordsInTheMaking, wordsInTheMaking } from './word-index.ts';

/** What the lake had before: a text index by SQLite's own words. */
const OF_BEFORE = `
  DROP TABLE document_text;
  DROP TABLE document_heads;
  DROP TABLE words_in_the_making;
  CREATE VIRTUAL TABLE document_text USING fts5(
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
  CREATE VIRTUAL TABLE document_heads USING fts5(
    text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0');
  INSERT INTO selections (key, make, name, asked, site, used)
    VALUES ('k', 'm', '{"condition":{"type":"OpCall","op":"match"}}', 'q', 1, 1),
      ('l', 'm', '{"condition":{"type":"OpCall","op":"=="}}', 'q', 1, 1);
  ALTER TABLE selections DROP COLUMN tops;
  UPDATE schema_versions SET version = version - 2 WHERE room = 'store';`;

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
});
afterEach(() => lake.dispose());

/** Writes documents with these titles, null: takes them out, in one transaction. */
function write(titles: Record<string, string | null>): void {
  lake.commits.commit({ author: 'p' }, ({ transactionId, timestamp }) => {
    const system = {
      _type: 'post',
      _rev: transactionId,
      _createdAt: timestamp,
      _updatedAt: timestamp,
    };
    const changes = Object.entries(titles).map(([id, title]) => ({
      ...{ id, before: lake.documents.get(id), mutations: [] },
      after: title === null ? null : { _id: id, ...system, title },
    }));
    return { ok: true, changes, mutations: [] };
  });
}

const fill = (count: number) =>
  write(Object.fromEntries(Array.from({ length: count }, (_, n) => [`s${n}`, `“Bogotá” ${n}`])));

const found = (word: string) =>
  lake.documents.find({ keys: [], texts: [{ all: [`"${word}"`], follows: false }] })?.size;

/** Opens the folder as a new version does that finds what an older one left. */
function upgrade() {
  lake.db.sqlite.exec(OF_BEFORE);
  openLake(lake.db.dir).close();
}

describe('a lake that was filed by other words', () => {
  it('is filed anew at once when it is small', () => {
    fill(30);
    upgrade();
    expect(found('bogota')).toBe(30);
    expect(verifyLake(lake.db)).toEqual([]);
  });

  it('opens at once when it is large, and is filed a little at a time, from where it was left', () => {
    fill(2_100);
    upgrade();
    expect(wordsInTheMaking(lake.db)).toEqual({ filed: 0, of: 2_100 });
    expect(() => found('bogota')).toThrow(WordsInTheMaking);
    expect(lake.documents.byKeys(['type:post'])).toHaveLength(2_100);
    expect(verifyLake(lake.db)).toEqual([
      {
        repairable: true,
        documentId: null,
        reason: expect.stringMatching(/^The text index is in the making: 0 of 2100/),
      },
    ]);
    expect(fileMoreWords(lake.db, 0)).toBe(true);
    const { filed = 0 } = wordsInTheMaking(lake.db) ?? {};
    expect(filed).toBeGreaterThan(0);
    // Killed here, the next start knows how far it was; meanwhile documents come, change and go.
    write({ s2000: 'l’État', new: 'l’État', s1: null, s2001: null });
    expect(wordsInTheMaking(lake.db)?.filed).toBeLessThan(filed + 1);
    while (fileMoreWords(lake.db, 5));
    expect(wordsInTheMaking(lake.db)).toBeNull();
    expect([found('bogota'), found('etat')]).toEqual([2_097, 2]);
    expect(verifyLake(lake.db)).toEqual([]);
  });

  it('asks again for what was selected by words, and for that alone', () => {
    fill(1);
    upgrade();
    const rows = lake.db.sqlite.prepare('SELECT key, make FROM selections ORDER BY key').all();
    expect(rows.map(({ key, make }) => `${key}: ${make}`)).toEqual([
      'former k: of other words',
      'l: m',
    ]);
  });
});
