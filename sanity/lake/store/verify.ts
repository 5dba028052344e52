import { documentChecksum } from './checksums.ts';
import type { Damage } from './damage.ts';
import type { LakeDatabase } from './database.ts';
import { isListedRight } from './filing.ts';
import { indexKeysOf } from './index-keys.ts';
import type { Schema } from './migrations.ts';
import { integer, text } from './rows.ts';
import { damagedSelections } from './saved-selections.ts';
import { parseDocument } from './stored-document.ts';
import type { StoredDocument } from './types.ts';
import { verifyLog } from './verify-log.ts';
import { verifyTables } from './verify-tables.ts';
import { WORD_INDEXES, WORD_TABLE, wordsInTheMaking } from './word-index.ts';

export type { Damage };

/**
 * Checks the lake: SQLite's own check of the file, that it has all tables of `schemas`, each document against its checksum, its row, its
 * index keys and its text, and the log against its own chain and against the documents. Changes
 * nothing, and may run while the lake serves: it sees one moment of it.
 */
export function verifyLake(db: LakeDatabase, schemas: readonly Schema[] = []): Damage[] {
  db.sqlite.exec('BEGIN');
  try {
    const file = verifyFile(db);
    // What a broken file says of its documents is not to be believed.
    if (file.length > 0) return file;
    const tables = verifyTables(db, schemas);
    // What stands in the others cannot be told without them.
    if (tables.some(({ repairable }) => !repairable)) return tables;
    const documents = verifyDocuments(db);
    const log = verifyLog(db);
    // An index that differs from documents which were lost or changed may be what is right.
    const isSound = log.length === 0 && documents.every(({ repairable }) => repairable);
    const strays = isSound ? [...verifyTexts(db), ...verifyPostings(db)] : [];
    return [...tables, ...documents, ...strays, ...verifySelections(db), ...log];
  } finally {
    db.sqlite.exec('ROLLBACK');
  }
}

function verifyFile(db: LakeDatabase): Damage[] {
  return db.sqlite
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => text(row, 'integrity_check'))
    .filter((line) => line !== 'ok')
    .map((line) => ({ repairable: false, documentId: null, reason: `SQLite says: ${line}.` }));
}

function verifyDocuments(db: LakeDatabase): Damage[] {
  const faults: Damage[] = [];
  const keysOf = db.sqlite.prepare('SELECT key FROM document_keys WHERE n = ?');
  for (const row of db.sqlite.prepare(EVERY_DOCUMENT).iterate()) {
    const documentId = text(row, 'id');
    try {
      if (documentChecksum(text(row, 'json')) !== text(row, 'checksum')) {
        // What its indexes say is of the text that was written, and not to be held against it.
        faults.push({ repairable: false, documentId, reason: CHANGED });
        continue;
      }
      const document = parseDocument(text(row, 'json'));
      const { _id, _type, _rev } = document;
      if (_id !== documentId || _type !== text(row, 'type') || _rev !== text(row, 'rev')) {
        faults.push({ repairable: false, documentId, reason: 'Its row names another document.' });
        continue;
      }
      const filed = new Set(keysOf.all(integer(row, 'n')).map((key) => text(key, 'key')));
      if (filed.symmetricDifference(new Set<string>(indexKeysOf(document))).size > 0) {
        faults.push({ repairable: true, documentId, reason: 'Its index keys are out of date.' });
      }
      if (!isListedRight(db, integer(row, 'n'), document)) {
        const reason = 'Its place in ordered lists is out of date.';
        faults.push({ repairable: true, documentId, reason });
      }
    } catch {
      faults.push({ repairable: false, documentId, reason: 'Its JSON cannot be read.' });
    }
  }
  return faults;
}

const EVERY_DOCUMENT = 'SELECT n, id, type, rev, json, checksum FROM documents';

const CHANGED = 'Its text is not what the lake wrote: it was changed or damaged in the file.';

function verifySelections(db: LakeDatabase): Damage[] {
  const damaged = damagedSelections(db);
  if (damaged === 0) return [];
  const reason = `${damaged} lists that are kept of what queries select were damaged; they are not used.`;
  return [{ repairable: true, documentId: null, reason }];
}

function verifyPostings(db: LakeDatabase): Damage[] {
  const strays = db.sqlite.prepare(STRAY_POSTINGS).get() ?? {};
  if (integer(strays, 'n') === 0) return [];
  const reason = 'Ordered lists hold a document that is not there.';
  return [{ repairable: true, documentId: null, reason }];
}

const STRAY_POSTINGS =
  'SELECT count(*) AS n FROM postings WHERE n NOT IN (SELECT n FROM documents)';

function verifyTexts(db: LakeDatabase): Damage[] {
  const progress = wordsInTheMaking(db);
  if (progress !== null) {
    const reason = `The text index is in the making: ${progress.filed} of ${progress.of} documents are in it. \`serve\` goes on with it.`;
    return [{ repairable: true, documentId: null, reason }];
  }
  return [
    ...verifyText(db, 'document_text', WORD_INDEXES.document_text),
    ...verifyText(db, 'document_heads', WORD_INDEXES.document_heads),
  ];
}

/** Compares a text index with one made anew: the words in each document, and their counts. */
function verifyText(
  db: LakeDatabase,
  index: 'document_text' | 'document_heads',
  textIn: (document: StoredDocument) => string,
): Damage[] {
  db.sqlite.exec(expected(index));
  const insert = db.sqlite.prepare(
    `INSERT INTO temp.expected_${index} (rowid, text) VALUES (?, ?)`,
  );
  for (const row of db.sqlite.prepare('SELECT n, json FROM documents').iterate()) {
    insert.run(integer(row, 'n'), textIn(parseDocument(text(row, 'json'))));
  }
  const lengths = db.sqlite.prepare(differentLengths(index)).all();
  const words = integer(db.sqlite.prepare(differentWords(index)).get() ?? {}, 'n');
  if (lengths.length === 0 && words > 0) {
    const reason = `${words} words in the text index are out of date.`;
    return [{ repairable: true, documentId: null, reason }];
  }
  return lengths.map((row) => ({
    repairable: true,
    documentId: text(row, 'id'),
    reason: 'Its text is not what the text index holds.',
  }));
}

/** Temporary, and gone with the transaction that `verifyLake` undoes. */
const expected = (index: string) => `
  ${WORD_TABLE(`temp.expected_${index}`)}
  CREATE VIRTUAL TABLE temp.words_of_${index} USING fts5vocab('temp', 'expected_${index}', 'row');
  CREATE VIRTUAL TABLE temp.held_in_${index} USING fts5vocab('main', '${index}', 'row');`;

const differentLengths = (index: string) => `
  SELECT coalesce(documents.id, '(deleted)') AS id
  FROM temp.expected_${index}_docsize e
  FULL JOIN main.${index}_docsize h ON h.id = e.id
  LEFT JOIN documents ON documents.n = coalesce(e.id, h.id)
  WHERE e.sz IS NOT h.sz`;

const differentWords = (index: string) => `
  WITH expected AS (SELECT term, doc, cnt FROM temp.words_of_${index}),
    held AS (SELECT term, doc, cnt FROM temp.held_in_${index}),
    different AS (
      SELECT term FROM (SELECT * FROM expected EXCEPT SELECT * FROM held)
      UNION SELECT term FROM (SELECT * FROM held EXCEPT SELECT * FROM expected))
  SELECT count(*) AS n FROM different`;
