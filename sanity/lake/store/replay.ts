import type { LakeDatabase } from './database.ts';
import { parseMutations, targetOf } from './log-mutations.ts';
import { undo } from './revisions.ts';
import { integer, type Row, text } from './rows.ts';
import type { CommittedTransaction, DocumentChange, StoredDocument } from './types.ts';

/** Transactions read back from the log, as they were told when they were committed. */

export type Span = {
  /** First and last sequence, both included. */
  from: number;
  to: number;
  /** With more changes than this the span is not read. */
  most: number;
};

/**
 * The transactions of a span, oldest first; null when the log is no longer whole that far back, or
 * there are too many.
 *
 * @param stateAfter each document as the span's last transaction left it.
 */
export function transactionsIn(
  db: LakeDatabase,
  { from, to, most }: Span,
  stateAfter: (id: string) => StoredDocument | null,
): CommittedTransaction[] | null {
  if (from > to) return [];
  if (from <= logStart(db)) return null;
  const rows = db.prepare(IN_SPAN).all(from, to, most + 1);
  if (rows.length > most) return null;
  const states = new Map<string, StoredDocument | null>();
  const bySequence = Map.groupBy(rows, (row) => integer(row, 'sequence'));
  return [...bySequence.values()]
    .map((parts) => transactionOf(parts, states, stateAfter))
    .reverse();
}

/** Takes the states of documents back over one transaction, and tells what it had changed. */
function transactionOf(
  parts: readonly Row[],
  states: Map<string, StoredDocument | null>,
  stateAfter: (id: string) => StoredDocument | null,
): CommittedTransaction {
  const [row = {}] = parts;
  const mutations = parseMutations(text(row, 'mutations'));
  const changes = parts.flatMap((part): DocumentChange[] => {
    if (part.document_id === null) return [];
    const id = text(part, 'document_id');
    const after = states.get(id) ?? (states.has(id) ? null : stateAfter(id));
    const before = undo(after, part);
    states.set(id, before);
    return [{ id, before, after, mutations: mutations.filter((one) => targetOf(one) === id) }];
  });
  return {
    id: text(row, 'id'),
    timestamp: text(row, 'timestamp'),
    author: text(row, 'author'),
    sequence: integer(row, 'sequence'),
    changes,
  };
}

const IN_SPAN = `
  SELECT t.sequence, t.id, t.timestamp, t.author, t.mutations,
    d.document_id, d.previous_rev, d.revert
  FROM transactions t LEFT JOIN transaction_documents d USING (sequence)
  WHERE t.sequence BETWEEN ? AND ?
  ORDER BY t.sequence DESC, d.position
  LIMIT ?`;

/** The last transaction up to which the log is no longer whole; 0 while it is. */
export function logStart(db: LakeDatabase): number {
  return integer(db.prepare('SELECT sequence FROM log_start').get() ?? {}, 'sequence');
}

/** Deletes the log up to a transaction, which is not its last. Gives how many there were. */
export function cutLog(db: LakeDatabase, sequence: number): number {
  moveLogStart(db, sequence);
  db.prepare(NOTE_CUT).run(sequence);
  return Number(db.prepare('DELETE FROM transactions WHERE sequence <= ?').run(sequence).changes);
}

const NOTE_CUT = `
  UPDATE log_start SET (cut, link) = (SELECT sequence, chain FROM transactions WHERE sequence = ?)`;

/** Notes that the log has lost something of transactions up to this one. */
export function moveLogStart(db: LakeDatabase, sequence: number): void {
  db.prepare('UPDATE log_start SET sequence = max(sequence, ?)').run(sequence);
}
