import type { LakeDatabase } from './database.ts';
import { addDateField, fileDocument, fileKeys } from './filing.ts';
import { chooseDateFields } from './ordered-lists.ts';
import { integer, text } from './rows.ts';
import { FORGET_SELECTIONS } from './saved-selections.ts';
import { parseDocument } from './stored-document.ts';

/** Goes up with every change to what documents are filed under: older lakes are then filed anew. */
const INDEX_VERSION = 2;
/** From this version on only keys were added. */
const KEYS_ADDED_AFTER = 1;

/** Files every document anew under its keys, its text and in ordered lists, in one transaction. */
export function rebuildIndexes(db: LakeDatabase): void {
  db.transaction(() => fileAnew(db));
}

function fileAnew(db: LakeDatabase): void {
  db.sqlite.exec(EMPTY);
  const read = db.sqlite.prepare('SELECT n, json FROM documents ORDER BY n');
  const documents = read.iterate().map((row) => parseDocument(text(row, 'json')));
  for (const [type, fields] of chooseDateFields(documents)) {
    for (const field of fields) addDateField(db, type, field);
  }
  for (const row of told(db, read.iterate())) {
    fileDocument(db, integer(row, 'n'), parseDocument(text(row, 'json')));
  }
  db.sqlite.prepare('INSERT INTO index_version (version) VALUES (?)').run(INDEX_VERSION);
}

const EMPTY = `
  DELETE FROM document_keys;
  DELETE FROM postings;
  DELETE FROM date_fields;
  DELETE FROM index_version;
  ${FORGET_SELECTIONS}
  INSERT INTO document_text (document_text) VALUES ('delete-all');
  INSERT INTO document_heads (document_heads) VALUES ('delete-all');
  DELETE FROM words_in_the_making;`;

/** Rebuilds the indexes of a lake that an older version of this code has filed. */
export function bringIndexesUpToDate(db: LakeDatabase): void {
  if (isUpToDate(db)) return;
  db.transaction(() => {
    // Another process may have been at it while this one waited to write.
    if (isUpToDate(db)) return;
    if (versionOf(db) >= KEYS_ADDED_AFTER) addKeys(db);
    else fileAnew(db);
  });
}

/** Documents between two lines that say how far it is. */
const TOLD_EVERY = 20_000;

/** The same rows, and lines about how far it is. */
function* told<T>(db: LakeDatabase, rows: Iterable<T>): Generator<T> {
  const count = db.sqlite.prepare('SELECT count(*) AS n FROM documents').get() ?? {};
  const all = integer(count, 'n');
  if (all > 0) console.error(`lake: filing ${all} documents as this version does`);
  let done = 0;
  for (const row of rows) {
    yield row;
    done += 1;
    if (done % TOLD_EVERY === 0) console.error(`lake: ${done} of ${all} documents filed`);
  }
}

/** Files every document under what an older version did not know. */
function addKeys(db: LakeDatabase): void {
  const read = db.sqlite.prepare('SELECT n, json FROM documents ORDER BY n');
  for (const row of told(db, read.iterate())) {
    fileKeys(db, integer(row, 'n'), parseDocument(text(row, 'json')));
  }
  db.sqlite.exec('DELETE FROM index_version');
  db.sqlite.prepare('INSERT INTO index_version (version) VALUES (?)').run(INDEX_VERSION);
}

/** Whether documents are filed as this version files them. */
export const isUpToDate = (db: LakeDatabase): boolean => versionOf(db) >= INDEX_VERSION;

/** 0 for a lake whose documents have never been filed. */
function versionOf(db: LakeDatabase): number {
  const row = db.sqlite.prepare('SELECT version FROM index_version').get();
  return row === undefined ? 0 : integer(row, 'version');
}
