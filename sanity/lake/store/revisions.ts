import { applyPatch } from 'mendoza';
import type { LakeDatabase } from './database.ts';
import { optionalText, type Row, text } from './rows.ts';
import { isStoredDocument } from './stored-document.ts';
import type { DocumentReader, StoredDocument } from './types.ts';

/**
 * Documents as they once were: the log's effects are undone one by one, from now backwards.
 * The log keeps the way back rather than the documents, so its oldest end may be cut off.
 */

/**
 * The document as transaction `sequence` left it, touched by it or not; null when it was not
 * there, or the log does not go back that far.
 */
export function documentAt(
  db: LakeDatabase,
  documents: DocumentReader,
  id: string,
  sequence: number,
): StoredDocument | null {
  let document = documents.get(id);
  for (const row of db.sqlite.prepare(AFTER).iterate(id, sequence)) document = undo(document, row);
  return document;
}

/** The document as it is, or as it was before it was last deleted; null when the log has neither. */
export function lastRevision(
  db: LakeDatabase,
  documents: DocumentReader,
  id: string,
): StoredDocument | null {
  const document = documents.get(id);
  if (document !== null) return document;
  const deletion = db.prepare(LAST).get(id);
  return deletion === undefined ? null : undo(null, deletion);
}

/** Undoes one transaction's effect (a row with `previous_rev` and `revert`) on a document. */
export function undo(document: StoredDocument | null, row: Row): StoredDocument | null {
  const previousRev = optionalText(row, 'previous_rev');
  if (previousRev === null) return null;
  const content = document === null ? null : withoutRev(document);
  const reverted: unknown = applyPatch(content, JSON.parse(text(row, 'revert')));
  if (typeof reverted !== 'object' || reverted === null) return null;
  const before = { ...reverted, _rev: previousRev };
  return isStoredDocument(before) ? before : null;
}

function withoutRev({ _rev, ...rest }: StoredDocument): Record<string, unknown> {
  return rest;
}

const AFTER = `
  SELECT previous_rev, revert FROM transaction_documents
  WHERE document_id = ? AND sequence > ? ORDER BY sequence DESC`;

const LAST = `
  SELECT previous_rev, revert FROM transaction_documents
  WHERE document_id = ? ORDER BY sequence DESC LIMIT 1`;
