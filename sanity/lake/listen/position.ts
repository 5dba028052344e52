import { createHash } from 'node:crypto';
import type { LoggedTransaction } from '../store/transactions.ts';

/**
 * A place in the stream of transactions, as the `id` of a server-sent event: after event number
 * `event` of transaction `sequence`. `mark` tells that transaction from one of the same number in
 * another lake, or in this one before an older copy of it was put back.
 */
export type Position = { mark: string; sequence: number; event: number };

/** As `event` of a position: after all events of the transaction. */
export const afterAll = 1_000_000;

/** The mark of a transaction; null stands for the beginning of an empty lake. */
export const markOf = (transaction: Omit<LoggedTransaction, 'sequence'> | null): string =>
  transaction === null
    ? 'start'
    : createHash('sha256')
        .update(`${transaction.timestamp} ${transaction.id}`)
        .digest('hex')
        .slice(0, 12);

/** The place after all of a transaction, or after a number of its events. */
export const positionAfter = (
  transaction: LoggedTransaction | null,
  event: number = afterAll,
): string => `${markOf(transaction)}.${transaction?.sequence ?? 0}.${event}`;

/** The position an id stands for, or null when it is not one. */
export function parsePosition(id: string): Position | null {
  const [, mark, sequence, event] = /^(\w+)\.(\d{1,15})\.(\d{1,7})$/.exec(id) ?? [];
  if (mark === undefined) return null;
  return { mark, sequence: Number(sequence), event: Number(event) };
}
