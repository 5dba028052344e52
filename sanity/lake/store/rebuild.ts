import type { LakeDatabase } from './database.ts';
import { addDateField, fileDocument } from './filing.ts';
import { chooseDateFields } from './ordered-lists.ts';
import { integer, text } from './rows.ts';
import { FORGET_SELECTIONS } from './saved-selections.ts';
import { parseDocument } from './stored-document.ts';

/** Goes up with every change to what documents are filed under: older lakes are then filed anew. */
const INDEX_VERSION = 1;

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
  for (const row of read.iterate()) {
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
  INSERT INTO document_text (document_text) VALUES ('delete-all');`;

/** Rebuilds the indexes of a lake that an older version of this code has filed. */
export function bringIndexesUpToDate(db: LakeDatabase): void {
  if (isUpToDate(db)) return;
  db.transaction(() => {
    // Another process may have been at it while this one waited to write.
    if (!isUpToDate(db)) fileAnew(db);
  });
}

function isUpToDate(db: LakeDatabase): boolean {
  const row = db.sqlite.prepare('SELECT version FROM index_version').get();
  return row !== undefined && integer(row, 'version') >= INDEX_VERSION;
}
