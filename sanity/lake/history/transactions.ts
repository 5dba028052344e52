import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { parseMutations, targetOf } from '../store/log-mutations.ts';
import { integer, type Row, text } from '../store/rows.ts';
import { sequenceAt, sequenceOf } from '../store/transactions.ts';
import type { Refusal } from '../wire/refusal.ts';
import {
  flagParam,
  type HistoryParams,
  limit,
  optionalParam,
  optionalTimeParam,
  wrongParams,
} from './request.ts';

const params = z.object({
  /** First and last transaction, both included. */
  fromTransaction: optionalParam,
  toTransaction: optionalParam,
  fromTime: optionalTimeParam,
  toTime: optionalTimeParam,
  /** Newest first. */
  reverse: flagParam,
  limit: limit(100, 1000),
  /** Leaves the mutations out; effects are sent when asked for, as hosted. */
  excludeContent: flagParam,
  excludeMutations: flagParam,
  effectFormat: z.enum(['mendoza', '']).optional(),
  /** Says nothing of the transaction's other documents. */
  includeIdentifiedDocumentsOnly: flagParam,
});
type Params = z.infer<typeof params>;

/** One line of the answer. */
export type TransactionRecord = {
  id: string;
  timestamp: string;
  author: string;
  documentIDs: string[];
  mutations?: unknown[];
  effects?: Record<string, { apply: unknown; revert: unknown }>;
};

/**
 * `/data/history/:ds/transactions/:ids`: the transactions that touched any of the documents (or
 * every transaction, without ids), oldest first. Sent as NDJSON, a line each.
 */
export function transactionsInHistory(
  db: LakeDatabase,
  ids: readonly string[],
  query: HistoryParams,
): { ok: true; records: Iterable<TransactionRecord> } | Refusal {
  const parsed = params.safeParse(query);
  if (!parsed.success) return wrongParams(parsed.error);
  const range = rangeOf(db, parsed.data);
  if (range === null) return { ok: true, records: [] };
  return { ok: true, records: recordsIn(db, range, ids, parsed.data) };
}

/** One after the other: a thousand transactions of an import do not fit into memory together. */
function* recordsIn(
  db: LakeDatabase,
  { from, to }: { from: number; to: number },
  ids: readonly string[],
  asked: Params,
): Generator<TransactionRecord> {
  const sequences = db
    .prepare(asked.reverse ? NEWEST_FIRST : OLDEST_FIRST)
    .all(from, to, JSON.stringify(ids), ids.length, asked.limit)
    .map((row) => integer(row, 'sequence'));
  for (const sequence of sequences) {
    const row = db.prepare(TRANSACTION).get(sequence);
    if (row !== undefined) yield recordOf(db, row, ids, asked);
  }
}

const TRANSACTION =
  'SELECT sequence, id, timestamp, author, mutations FROM transactions WHERE sequence = ?';

const ofDocuments = `
  SELECT sequence FROM transactions
  WHERE sequence BETWEEN ?1 AND ?2 AND (?4 = 0 OR sequence IN (
    SELECT sequence FROM transaction_documents
    WHERE document_id IN (SELECT value FROM json_each(?3))))`;
const OLDEST_FIRST = `${ofDocuments} ORDER BY sequence LIMIT ?5`;
const NEWEST_FIRST = `${ofDocuments} ORDER BY sequence DESC LIMIT ?5`;

/** The bounds as sequences; null when nothing can lie between them. */
function rangeOf(db: LakeDatabase, asked: Params): { from: number; to: number } | null {
  const { fromTransaction, toTransaction, fromTime, toTime } = asked;
  // A first transaction that is not there any more fell off the log's old end: all of it is later.
  const from = fromTransaction === undefined ? 0 : (sequenceOf(db, fromTransaction) ?? 0);
  const to = toTransaction === undefined ? Number.MAX_SAFE_INTEGER : sequenceOf(db, toTransaction);
  const until = toTime === undefined ? Number.MAX_SAFE_INTEGER : sequenceAt(db, toTime);
  if (to === null || until === null) return null;
  const since = fromTime === undefined ? 0 : (sequenceAt(db, justBefore(fromTime)) ?? 0) + 1;
  return { from: Math.max(from, since), to: Math.min(to, until) };
}

const justBefore = (time: string) => new Date(Date.parse(time) - 1).toISOString();

function recordOf(
  db: LakeDatabase,
  row: Row,
  ids: readonly string[],
  asked: Params,
): TransactionRecord {
  const isAsked = (id: string | undefined) =>
    !asked.includeIdentifiedDocumentsOnly ||
    ids.length === 0 ||
    (id !== undefined && ids.includes(id));
  const parts = db
    .prepare(DOCUMENTS_OF)
    .all(integer(row, 'sequence'))
    .map((part) => ({ id: text(part, 'document_id'), part }))
    .filter(({ id }) => isAsked(id));
  const record: TransactionRecord = {
    id: text(row, 'id'),
    timestamp: text(row, 'timestamp'),
    author: text(row, 'author'),
    documentIDs: parts.map(({ id }) => id),
  };
  if (!asked.excludeContent && !asked.excludeMutations) {
    record.mutations = parseMutations(text(row, 'mutations')).filter((mutation) =>
      isAsked(targetOf(mutation)),
    );
  }
  if (asked.effectFormat === 'mendoza') {
    record.effects = Object.fromEntries(parts.map(({ id, part }) => [id, effectsIn(part)]));
  }
  return record;
}

const DOCUMENTS_OF = `
  SELECT document_id, apply, revert FROM transaction_documents WHERE sequence = ? ORDER BY position`;

const effectsIn = (row: Row): { apply: unknown; revert: unknown } => ({
  apply: JSON.parse(text(row, 'apply')),
  revert: JSON.parse(text(row, 'revert')),
});
