import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { isRelease } from '../store/document-ids.ts';
import { cutLog } from '../store/replay.ts';
import { integer } from '../store/rows.ts';
import { lastTransaction, sequenceAt } from '../store/transactions.ts';
import type { DocumentReader } from '../store/types.ts';

/** Transactions deleted at a time: writers wait for no more than these. */
const batch = 200;
const everyHour = 3_600_000;
const day = 86_400_000;

/**
 * Deletes the history older than some days, now and every hour. Documents stay as they are; what
 * they were before can no longer be seen, and a transaction's id is forgotten.
 *
 * @returns the way to stop.
 */
export function startRetention(
  db: LakeDatabase,
  documents: DocumentReader,
  days: number,
): () => void {
  let stopped = false;
  const trim = async () => {
    try {
      const before = new Date(Date.now() - days * day).toISOString();
      for (const _ of trimHistory(db, documents, before)) {
        await nextTurn();
        if (stopped) return;
      }
    } catch (fault) {
      console.error('lake: old history could not be deleted:', fault);
    }
  };
  const timer = setInterval(trim, everyHour).unref();
  trim();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}

/**
 * Deletes the log up to a time (ISO 8601, UTC), oldest first; the newest transaction stays. Gives
 * the number deleted after each batch, and may be left after any.
 */
export function* trimHistory(
  db: LakeDatabase,
  documents: DocumentReader,
  before: string,
): Generator<number> {
  const end = trimmedEnd(db, documents, before);
  for (;;) {
    const deleted = db.transaction(() => {
      const last = db.prepare(BATCH_END).get(end, batch) ?? {};
      if (last.sequence === null) return 0;
      const sequence = integer(last, 'sequence');
      return cutLog(db, sequence);
    });
    if (deleted === 0) return;
    yield deleted;
  }
}

const BATCH_END = `
  SELECT max(sequence) AS sequence FROM (
    SELECT sequence FROM transactions WHERE sequence <= ? ORDER BY sequence LIMIT ?)`;

/** The last transaction that may go: older than asked for, not the newest, needed by nothing. */
function trimmedEnd(db: LakeDatabase, documents: DocumentReader, before: string): number {
  const old = sequenceAt(db, before) ?? 0;
  const newest = lastTransaction(db)?.sequence ?? 0;
  return Math.min(old, newest - 1, ...archivedVersions(db, documents).map((needed) => needed - 1));
}

const archived = z.object({
  state: z.literal('archived'),
  finalDocumentStates: z.array(z.object({ id: z.string() })),
});

/** The transactions that hold the versions of archived releases, which may be taken out again. */
function archivedVersions(db: LakeDatabase, documents: DocumentReader): number[] {
  const ids = documents
    .byKeys(['type:system.release'])
    .filter(isRelease)
    .flatMap((release) => archived.safeParse(release).data?.finalDocumentStates ?? [])
    .map(({ id }) => id);
  return ids.flatMap((id) => {
    const row = db.prepare(LAST_OF).get(id) ?? {};
    return row.sequence === null ? [] : [integer(row, 'sequence')];
  });
}

const LAST_OF = 'SELECT max(sequence) AS sequence FROM transaction_documents WHERE document_id = ?';
