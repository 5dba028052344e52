import type { LakeDatabase } from './database.ts';
import { indexKeysOf } from './index-keys.ts';
import {
  compareSortValues,
  dateFieldsOf,
  MAX_DATE_FIELDS,
  type Posting,
  postingsOf,
} from './ordered-lists.ts';
import { integer, sortValue, text } from './rows.ts';
import { parseDocument } from './stored-document.ts';
import type { StoredDocument } from './types.ts';
import { fileWords, unfileWords } from './word-index.ts';

/**
 * Past this many documents of a type a date field that comes new to it gets no lists, since filing
 * them all would hold up the edit that brings it. Rebuilding the indexes gives it some.
 */
const MOST_TO_FILE_ANEW = 5_000;

/** Files a document under its index keys, its text and in ordered lists, where it is not yet. */
export function fileDocument(db: LakeDatabase, n: number, document: StoredDocument): void {
  addDateFields(db, document);
  fileKeys(db, n, document);
  filePostings(db, n, document, dateFields(db, document._type));
  fileWords(db, n, document);
}

/** Takes a document out of every index. */
export function unfileDocument(db: LakeDatabase, n: number): void {
  db.prepare('DELETE FROM document_keys WHERE n = ?').run(n);
  db.prepare('DELETE FROM postings WHERE n = ?').run(n);
  unfileWords(db, n);
}

/** The date fields that lists of a type are kept by. */
export function dateFields(db: LakeDatabase, type: string): string[] {
  return db
    .prepare('SELECT field FROM date_fields WHERE type = ? ORDER BY field')
    .all(type)
    .map((row) => text(row, 'field'));
}

/** Keeps lists by a field from now on; they have to be filled. */
export function addDateField(db: LakeDatabase, type: string, field: string): void {
  db.prepare('INSERT OR IGNORE INTO date_fields (type, field) VALUES (?, ?)').run(type, field);
}

/** Files a document under its keys. An edit changes few of them: only the difference is written. */
export function fileKeys(db: LakeDatabase, n: number, document: StoredDocument): void {
  const rows = db.prepare('SELECT key FROM document_keys WHERE n = ?').all(n);
  const filed = new Set(rows.map((row) => text(row, 'key')));
  const wanted = new Set<string>(indexKeysOf(document));
  const remove = db.prepare('DELETE FROM document_keys WHERE key = ? AND n = ?');
  const insert = db.prepare('INSERT INTO document_keys (key, n) VALUES (?, ?)');
  for (const key of filed.difference(wanted)) remove.run(key, n);
  for (const key of wanted.difference(filed)) insert.run(key, n);
}

function filePostings(
  db: LakeDatabase,
  n: number,
  document: StoredDocument,
  fields: readonly string[],
): void {
  const { missing, surplus } = differenceOf(postingsFiled(db, n), postingsOf(document, fields));
  const remove = db.prepare('DELETE FROM postings WHERE list = ? AND sort = ? AND n = ?');
  const insert = db.prepare('INSERT OR IGNORE INTO postings (list, sort, n) VALUES (?, ?, ?)');
  for (const { list, sort } of surplus) remove.run(list, sort, n);
  for (const { list, sort } of missing) insert.run(list, sort, n);
}

/** Whether a document stands in the ordered lists where it should. */
export function isListedRight(db: LakeDatabase, n: number, document: StoredDocument): boolean {
  const wanted = postingsOf(document, dateFields(db, document._type));
  const { missing, surplus } = differenceOf(postingsFiled(db, n), wanted);
  return missing.length === 0 && surplus.length === 0;
}

function postingsFiled(db: LakeDatabase, n: number): Posting[] {
  return db
    .prepare('SELECT list, sort FROM postings WHERE n = ?')
    .all(n)
    .map((row) => ({ list: integer(row, 'list'), sort: sortValue(row, 'sort') }));
}

function differenceOf(filed: readonly Posting[], wanted: readonly Posting[]) {
  const places = new Map(filed.map((posting) => [posting.list, posting]));
  const missing: Posting[] = [];
  for (const posting of wanted) {
    const place = places.get(posting.list);
    if (place !== undefined && compareSortValues(place.sort, posting.sort) === 0) {
      places.delete(posting.list);
    } else {
      missing.push(posting);
    }
  }
  return { missing, surplus: [...places.values()] };
}

/** A date field that is new to its type: every document of the type gets its place by it. */
function addDateFields(db: LakeDatabase, document: StoredDocument): void {
  const { _type } = document;
  const known = dateFields(db, _type);
  const candidates = dateFieldsOf(document).filter((field) => !known.includes(field));
  const added = candidates.slice(0, Math.max(0, MAX_DATE_FIELDS - known.length));
  if (added.length === 0 || countOfType(db, _type) > MOST_TO_FILE_ANEW) return;
  for (const field of added) addDateField(db, _type, field);
  const rows = db.prepare(
    'SELECT n, json FROM documents WHERE n IN (SELECT n FROM document_keys WHERE key = ?)',
  );
  for (const row of rows.all(`type:${_type}`)) {
    filePostings(db, integer(row, 'n'), parseDocument(text(row, 'json')), [...known, ...added]);
  }
}

function countOfType(db: LakeDatabase, type: string): number {
  const row = db
    .prepare('SELECT count(*) AS n FROM (SELECT 1 FROM document_keys WHERE key = ? LIMIT ?)')
    .get(`type:${type}`, MOST_TO_FILE_ANEW + 1);
  return integer(row ?? {}, 'n');
}
