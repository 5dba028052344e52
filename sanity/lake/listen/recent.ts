import type { LakeDatabase } from '../store/database.ts';
import { transactionsIn } from '../store/replay.ts';
import { type LoggedTransaction, lastTransaction, transactionAt } from '../store/transactions.ts';
import type { CommittedTransaction, DocumentReader, StoredDocument } from '../store/types.ts';
import { afterAll, markOf, type Position } from './position.ts';

/** Changes a receiver may have missed and still be told of; at 4 KB a document some 16 MB. */
const mostChanges = 2_000;

export type Recent = ReturnType<typeof createRecent>;

/** A transaction without changes counts too: it takes room all the same. */
const weight = ({ changes }: CommittedTransaction): number => Math.max(1, changes.length);

/**
 * The last transactions, for receivers whose connection dropped and who ask for what they missed.
 * Those made since the lake started are kept; those before are read from the log when asked for.
 */
export function createRecent(db: LakeDatabase, documents: DocumentReader) {
  let kept: CommittedTransaction[] = [];
  let total = 0;
  let last: LoggedTransaction | null = lastTransaction(db);

  /** A document as it was before the transactions that are kept. */
  function stateBeforeKept(): (id: string) => StoredDocument | null {
    const before = new Map<string, StoredDocument | null>();
    for (const { changes } of kept.toReversed()) {
      for (const change of changes) before.set(change.id, change.before);
    }
    return (id) => before.get(id) ?? (before.has(id) ? null : documents.get(id));
  }

  /** Whether the transaction at a position is the one the position was made for. */
  const isOurs = ({ sequence, mark }: Position): boolean => {
    const there = sequence === 0 ? null : transactionAt(db, sequence);
    return (sequence === 0 || there !== null) && markOf(there) === mark;
  };

  return {
    /** The last transaction; null in an empty lake. */
    last: (): LoggedTransaction | null => last,
    add(transaction: CommittedTransaction): void {
      kept.push(transaction);
      total += weight(transaction);
      last = transaction;
      while (total > mostChanges && kept.length > 1) {
        const dropped = kept.shift();
        if (dropped) total -= weight(dropped);
      }
    },
    /**
     * Every transaction of which something came after a position, oldest first; null when that can
     * no longer be told.
     */
    since(position: Position): CommittedTransaction[] | null {
      if (!isOurs(position)) return null;
      const from = position.event === afterAll ? position.sequence + 1 : position.sequence;
      const known = kept[0]?.sequence ?? (last?.sequence ?? 0) + 1;
      const span = { from, to: known - 1, most: mostChanges - total };
      const earlier = transactionsIn(db, span, stateBeforeKept());
      if (earlier === null) return null;
      kept = [...earlier, ...kept];
      total += earlier.reduce((sum, transaction) => sum + weight(transaction), 0);
      return kept.filter(({ sequence }) => sequence >= from);
    },
  };
}
