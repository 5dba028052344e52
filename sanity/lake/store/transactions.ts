import type { LakeDatabase } from './database.ts';
import { effectsOf } from './effects.ts';
import { parseMutations, targetOf } from './log-mutations.ts';
import { integer, type Row, text } from './rows.ts';
import type { CommittedTransaction } from './types.ts';

/** A transaction to be written to the log. */
export type NewTransaction = Omit<CommittedTransaction, 'sequence'> & {
  mutations: readonly Record<string, unknown>[];
};

/** Writes a transaction to the log, inside the SQLite transaction that writes its documents. */
export function appendTransaction(
  db: LakeDatabase,
  transaction: NewTransaction,
): CommittedTransaction {
  const { mutations, ...rest } = transaction;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO transactions (id, timestamp, author, mutations) VALUES (?, ?, ?, ?)')
    .run(rest.id, rest.timestamp, rest.author, JSON.stringify(mutations));
  const sequence = Number(lastInsertRowid);
  rest.changes.forEach((change, position) => {
    const { apply, revert } = effectsOf(change);
    db.prepare(INSERT_DOCUMENT).run(
      change.id,
      sequence,
      position,
      change.before?._rev ?? null,
      transitionOf(change),
      JSON.stringify(apply),
      JSON.stringify(revert),
    );
  });
  return { ...rest, sequence };
}

const INSERT_DOCUMENT = `
  INSERT INTO transaction_documents
    (document_id, sequence, position, previous_rev, transition, apply, revert)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

const transitionOf = ({ before, after }: CommittedTransaction['changes'][number]) =>
  after === null ? 'disappear' : before === null ? 'appear' : 'update';

/** Whether the log holds a transaction of that id. */
export function hasTransaction(db: LakeDatabase, id: string): boolean {
  return db.prepare('SELECT 1 FROM transactions WHERE id = ?').get(id) !== undefined;
}

/** A transaction's place in the log. */
export type LoggedTransaction = Pick<CommittedTransaction, 'sequence' | 'id' | 'timestamp'>;

const loggedIn = (row: Row | undefined): LoggedTransaction | null =>
  row === undefined
    ? null
    : {
        sequence: integer(row, 'sequence'),
        id: text(row, 'id'),
        timestamp: text(row, 'timestamp'),
      };

/** The last transaction, null when there was none. */
export const lastTransaction = (db: LakeDatabase): LoggedTransaction | null =>
  loggedIn(db.prepare(`${LOGGED} ORDER BY sequence DESC LIMIT 1`).get());

/** The transaction at a place in the log, null when there is none (any more). */
export const transactionAt = (db: LakeDatabase, sequence: number): LoggedTransaction | null =>
  loggedIn(db.prepare(`${LOGGED} WHERE sequence = ?`).get(sequence));

const LOGGED = 'SELECT sequence, id, timestamp FROM transactions';

/** Deletes what the log knows of a document: its effects, and the mutations that were for it. */
export function purgeHistory(db: LakeDatabase, documentId: string): void {
  const transactions = db.prepare(TRANSACTIONS_OF).all(documentId);
  for (const row of transactions) {
    const kept = parseMutations(text(row, 'mutations')).filter(
      (mutation) => targetOf(mutation) !== documentId,
    );
    db.prepare('UPDATE transactions SET mutations = ? WHERE sequence = ?').run(
      JSON.stringify(kept),
      integer(row, 'sequence'),
    );
  }
  db.prepare('DELETE FROM transaction_documents WHERE document_id = ?').run(documentId);
}

const TRANSACTIONS_OF = `
  SELECT sequence, mutations FROM transactions
  WHERE sequence IN (SELECT sequence FROM transaction_documents WHERE document_id = ?)`;

/** The sequence of a transaction, null when the log has none of that id. */
export function sequenceOf(db: LakeDatabase, id: string): number | null {
  const row = db.prepare('SELECT sequence FROM transactions WHERE id = ?').get(id);
  return row === undefined ? null : integer(row, 'sequence');
}

/** The sequence of the last transaction up to a time (ISO 8601, UTC, milliseconds), null before. */
export function sequenceAt(db: LakeDatabase, time: string): number | null {
  const row = db
    .prepare(
      'SELECT sequence FROM transactions WHERE timestamp <= ? ORDER BY timestamp DESC, sequence DESC LIMIT 1',
    )
    .get(time);
  return row === undefined ? null : integer(row, 'sequence');
}
