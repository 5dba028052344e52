import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { integer, type Row, text } from './rows.ts';

/**
 * What is kept beside documents and the log, so that a text that was changed by anything but the lake
 * (a bad disk, another program) is known as such. It is no protection from who means to deceive: they
 * could write the checksum too.
 */

/** 128 bits of SHA-256: chance does not come by the same twice. */
const digest = (...parts: readonly (string | number | null)[]): string =>
  hash('sha256', parts.length === 1 ? String(parts[0]) : JSON.stringify(parts), 'base64url').slice(
    0,
    22,
  );

/** Of a document's text. */
export const documentChecksum = (json: string): string => digest(json);

/** A transaction's row, as far as it never changes. */
export type LinkedTransaction = { sequence: number; id: string; timestamp: string; author: string };

/** Of a transaction after all before it, whose last link is given: none can be taken out or put in. */
export const chainLink = (
  before: string,
  { sequence, id, timestamp, author }: LinkedTransaction,
): string => digest(before, sequence, id, timestamp, author);

/** A row of `transaction_documents`. */
export type LoggedPart = {
  document_id: string;
  position: number;
  previous_rev: string | null;
  transition: string;
  apply: string;
  revert: string;
};

/** Of what a transaction did: its mutations and its part in each document, which may be purged later. */
export const contentChecksum = (mutations: string, parts: readonly LoggedPart[]): string =>
  digest(
    mutations,
    ...parts.flatMap((part) => [
      part.document_id,
      part.position,
      part.previous_rev,
      part.transition,
      part.apply,
      part.revert,
    ]),
  );

export const partOf = (row: Row): LoggedPart => ({
  document_id: text(row, 'document_id'),
  position: integer(row, 'position'),
  previous_rev: row.previous_rev === null ? null : text(row, 'previous_rev'),
  transition: text(row, 'transition'),
  apply: text(row, 'apply'),
  revert: text(row, 'revert'),
});

export const linkedIn = (row: Row): LinkedTransaction => ({
  sequence: integer(row, 'sequence'),
  id: text(row, 'id'),
  timestamp: text(row, 'timestamp'),
  author: text(row, 'author'),
});

export const PARTS_OF = `
  SELECT document_id, position, previous_rev, transition, apply, revert
  FROM transaction_documents WHERE sequence = ? ORDER BY position`;

/** Gives a lake from before there were checksums its own. */
export function fillChecksums(sqlite: DatabaseSync): void {
  sqlite.function('lake_checksum', { deterministic: true }, (json) =>
    documentChecksum(String(json)),
  );
  sqlite.exec('UPDATE documents SET checksum = lake_checksum(json)');
  const partsOf = sqlite.prepare(PARTS_OF);
  const write = sqlite.prepare('UPDATE transactions SET chain = ?, content = ? WHERE sequence = ?');
  let link = '';
  const all = 'SELECT sequence, id, timestamp, author, mutations FROM transactions';
  const next = sqlite.prepare(`${all} WHERE sequence > ? ORDER BY sequence LIMIT 1`);
  for (let row = next.get(0); row !== undefined; ) {
    const transaction = linkedIn(row);
    link = chainLink(link, transaction);
    const parts = partsOf.all(transaction.sequence).map(partOf);
    write.run(link, contentChecksum(text(row, 'mutations'), parts), transaction.sequence);
    row = next.get(transaction.sequence);
  }
}
