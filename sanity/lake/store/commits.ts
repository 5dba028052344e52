import type { LakeDatabase } from './database.ts';
import type { DocumentWriter } from './documents.ts';
import { randomId } from './random-id.ts';
import { moveLogStart } from './replay.ts';
import { appendTransaction, lastTransaction, purgeHistory } from './transactions.ts';
import type { CommittedTransaction, DocumentChange } from './types.ts';

/** What a transaction's documents are stamped with: `transactionId` becomes their `_rev`. */
export type Stamp = { transactionId: string; timestamp: string };

/** What a transaction will do, worked out before anything is written. */
export type TransactionPlan = {
  ok: true;
  changes: readonly DocumentChange[];
  /** All mutations of the transaction, in order, in Sanity's wire form. */
  mutations: readonly Record<string, unknown>[];
  /** Ids of documents whose history is deleted with this transaction. */
  purge?: ReadonlySet<string>;
};

export type CommitRequest = {
  /** The client's own id for the transaction; without one it gets a random one. */
  transactionId?: string | undefined;
  /** Id of the identity that writes. */
  author: string;
  /** Plans and answers as ever, but writes nothing and tells nobody. */
  dryRun?: boolean | undefined;
};

export type Committer = {
  /**
   * Runs `plan` with the write lock held, so that what it reads is what it changes, and writes
   * the outcome whole. Gives back the plan, or the refusal that `plan` came to.
   *
   * @throws whatever SQLite throws (a full disk): then nothing was written.
   */
  commit<Plan extends TransactionPlan, Refusal extends { ok: false }>(
    request: CommitRequest,
    plan: (stamp: Stamp) => Plan | Refusal,
  ): Plan | Refusal;
  /** Tells `listener` of each transaction once it is on disk, in order. Gives the way to stop. */
  onCommit(listener: CommitListener): () => void;
};

export type CommitListener = (transaction: CommittedTransaction) => void;

/** The lake's one way to write documents. */
export function createCommitter(
  db: LakeDatabase,
  documents: DocumentWriter,
  now: () => Date = () => new Date(),
): Committer {
  const { announce, onCommit } = createAnnouncer();
  let lastTime = Date.parse(lastTransaction(db)?.timestamp ?? '1970-01-01T00:00:00Z');

  /** Time never runs backwards in the log, even when the machine's clock does. */
  const timestamp = () => new Date(Math.max(now().getTime(), lastTime)).toISOString();

  return {
    onCommit,
    commit(request, plan) {
      const stamp = {
        transactionId: request.transactionId ?? randomId(),
        timestamp: timestamp(),
      };
      const touched: string[] = [];
      let committed: CommittedTransaction | null = null;
      try {
        const outcome = db.transaction(() => {
          const planned = plan(stamp);
          if (!planned.ok || request.dryRun) return planned;
          for (const change of planned.changes) {
            touched.push(change.id);
            if (change.after === null) documents.remove(change.id);
            else documents.put(change.after);
          }
          committed = appendTransaction(db, {
            id: stamp.transactionId,
            timestamp: stamp.timestamp,
            author: request.author,
            changes: planned.changes,
            mutations: planned.mutations,
          });
          for (const id of planned.purge ?? []) purgeHistory(db, id);
          if (planned.purge?.size) moveLogStart(db, committed.sequence);
          return planned;
        });
        if (committed !== null) {
          lastTime = Date.parse(stamp.timestamp);
          announce(committed);
        }
        return outcome;
      } catch (error) {
        documents.forget(touched);
        throw error;
      }
    },
  };
}

/** Hands each transaction to every listener before the next one, also when a listener commits. */
function createAnnouncer() {
  const listeners = new Set<CommitListener>();
  const waiting: CommittedTransaction[] = [];
  let announcing = false;

  const announce = (transaction: CommittedTransaction) => {
    waiting.push(transaction);
    if (announcing) return;
    announcing = true;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      for (const listener of [...listeners]) tell(listener, next);
    }
    announcing = false;
  };

  const onCommit = (listener: CommitListener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };

  return { announce, onCommit };
}

/** The transaction is on disk whatever a listener thinks of it: its fault is logged, not thrown. */
function tell(listener: CommitListener, transaction: CommittedTransaction): void {
  try {
    listener(transaction);
  } catch (error) {
    console.error(`A listener failed on transaction ${transaction.id}:`, error);
  }
}
