import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildIndexes } from './rebuild.ts';
import { idsFound, openTestStore, type TestStore } from './testing/store.ts';
import type { StoredDocument } from './types.ts';
import { verifyLake } from './verify.ts';

let lake: TestStore;
beforeEach(() => {
  lake = openTestStore();
  write('petro', { headline: 'Petro lands', tags: [{ _ref: 'colombia', _weak: true }] });
  write('petro', { headline: 'Petro leaves', tags: [{ _ref: 'colombia', _weak: true }] });
  write('other', { headline: 'Other words' });
});
afterEach(() => lake.dispose());

function write(id: string, fields: object): void {
  lake.commits.commit({ author: 'p' }, ({ transactionId, timestamp }) => {
    const system = { _id: id, _type: 'article', _rev: transactionId };
    const after: StoredDocument = {
      ...system,
      _createdAt: timestamp,
      _updatedAt: timestamp,
      ...fields,
    };
    return {
      ok: true,
      changes: [{ id, before: lake.documents.get(id), after, mutations: [] }],
      mutations: [],
    };
  });
}

describe('verifyLake', () => {
  it('finds nothing wrong with what the lake wrote', () => {
    expect(verifyLake(lake.db)).toEqual([]);
  });

  it.each([
    ['a key that is missing', "DELETE FROM document_keys WHERE key = 'ref:colombia'", 'petro'],
    ['a key too many', "INSERT INTO document_keys (key, n) VALUES ('type:tag', 1)", 'petro'],
    ['text that is missing', 'DELETE FROM document_text WHERE rowid = 1', 'petro'],
    ['a place in an ordered list that is missing', 'DELETE FROM postings WHERE n = 1', 'petro'],
    [
      'a place in an ordered list that is another’s',
      "UPDATE postings SET sort = 'later' WHERE n = 2 AND list = (SELECT min(list) FROM postings WHERE n = 2)",
      'other',
    ],
    [
      'a place of no document in an ordered list',
      "INSERT INTO postings (list, sort, n) VALUES (1, 'ghost', 99)",
      null,
    ],
    [
      'text of no document',
      "INSERT INTO document_text (rowid, text) VALUES (99, 'ghost')",
      '(deleted)',
    ],
    [
      'another text of the same length',
      "DELETE FROM document_text WHERE rowid = 2; INSERT INTO document_text (rowid, text) VALUES (2, 'some other text')",
      null,
    ],
  ])('finds %s, and rebuilding puts it right', (_, damage, documentId) => {
    lake.db.sqlite.exec(damage);
    expect(verifyLake(lake.db)).toEqual([
      { repairable: true, documentId, reason: expect.stringMatching(/\.$/) },
    ]);
    rebuildIndexes(lake.db);
    expect(verifyLake(lake.db)).toEqual([]);
    expect(lake.documents.byKeys(['ref:colombia'])).toHaveLength(1);
    expect(idsFound(lake, { all: ['leaves'], follows: false })).toEqual(['petro']);
  });

  it.each([
    ['JSON that cannot be read', "UPDATE documents SET json = '{' WHERE id = 'petro'"],
    ['a row that names another document', "UPDATE documents SET type = 'tag' WHERE id = 'petro'"],
    ['a document that is older than the log', "DELETE FROM documents WHERE id = 'petro'"],
  ])('finds %s, which no index can mend', (_, damage) => {
    lake.db.sqlite.exec(damage);
    expect(verifyLake(lake.db)).toContainEqual(
      expect.objectContaining({ repairable: false, documentId: 'petro' }),
    );
  });
});

describe('a lake that an older version has filed', () => {
  it('is filed anew when it is opened', () => {
    lake.db.sqlite.exec('DELETE FROM index_version; DELETE FROM postings; DELETE FROM date_fields');
    lake.db.sqlite.exec('DELETE FROM document_keys');
    lake.reopen();
    expect(verifyLake(lake.db)).toEqual([]);
    expect(lake.documents.byKeys(['type:article'])).toHaveLength(2);
  });

  it('finds nothing wrong after an upgrade from a version that knew fewer keys', () => {
    write('moved', { from: '/old/path' });
    lake.db.sqlite.exec(`
      DELETE FROM document_keys WHERE key LIKE 'is:%';
      UPDATE index_version SET version = 1;`);
    expect(verifyLake(lake.db)).not.toEqual([]);
    lake.reopen();
    expect(verifyLake(lake.db)).toEqual([]);
    expect(lake.documents.byKeys(['is:article.from:/old/path'])).toHaveLength(1);
  });
});
