import { chainLink, contentChecksum, type LoggedPart, PARTS_OF, partOf } from './checksums.ts';
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
  const last = lastLink(db);
  const sequence = last.sequence + 1;
  const done = JSON.stringify(mutations);
  const parts = rest.changes.map(partMadeBy);
  const { id, timestamp, author } = rest;
  const chain = chainLink(last.link, { sequence, id, timestamp, author });
  db.prepare(INSERT).run(
    sequence,
    id,
    timestamp,
    author,
    done,
    chain,
    contentChecksum(done, parts),
  );
  for (const part of parts) {
    db.prepare(INSERT_DOCUMENT).run(
      part.document_id,
      sequence,
      part.position,
      part.previous_rev,
      part.transition,
      part.apply,
      part.revert,
    );
  }
  return { ...rest, sequence };
}

/** The number and the link of the last transaction there ever was. */
function lastLink(db: LakeDatabase): { sequence: number; link: string } {
  const row = db.prepare(LAST_LINK).get();
  return row === undefined
    ? { sequence: 0, link: '' }
    : { sequence: integer(row, 'sequence'), link: text(row, 'link') };
}

/** SQLite remembers the last number also when its row is gone; the log is never cut off to its end. */
const LAST_LINK = `
  SELECT seq AS sequence, coalesce((SELECT chain FROM transactions WHERE sequence = seq), '') AS link
  FROM sqlite_sequence WHERE name = 'transactions'`;

const INSERT = `
  INSERT INTO transactions (sequence, id, timestamp, author, mutations, chain, content)
  VALUES (?, ?, ?, ?, ?, ?, ?)`;

function partMadeBy(change: CommittedTransaction['changes'][number], position: number): LoggedPart {
  const { apply, revert } = effectsOf(change);
  return {
    document_id: change.id,
    position,
    previous_rev: change.before?._rev ?? null,
    transition: transitionOf(change),
    apply: JSON.stringify(apply),
    revert: JSON.stringify(revert),
  };
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
  db.prepare('DELETE FROM transaction_documents WHERE document_id = ?').run(documentId);
  for (const row of transactions) {
    const sequence = integer(row, 'sequence');
    const kept = parseMutations(text(row, 'mutations')).filter(
      (mutation) => targetOf(mutation) !== documentId,
    );
    const mutations = JSON.stringify(kept);
    const content = contentChecksum(mutations, db.prepare(PARTS_OF).all(sequence).map(partOf));
    db.prepare(REPLACE_CONTENT).run(mutations, content, sequence);
  }
}

const REPLACE_CONTENT = 'UPDATE transactions SET mutations = ?, content = ? WHERE sequence = ?';

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
