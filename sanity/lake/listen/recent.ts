import type { CommittedTransaction } from '../store/types.ts';

/** Changes that are kept for receivers that come back; at 4 KB a document some 16 MB. */
const mostChanges = 2_000;

export type Recent = ReturnType<typeof createRecent>;

/** The last transactions, for receivers whose connection dropped and who ask for what they missed. */
export function createRecent(startSequence: number) {
  const kept: CommittedTransaction[] = [];
  let changes = 0;
  /** The last transaction that is no longer kept. */
  let before = startSequence;
  let last = startSequence;

  return {
    last: (): number => last,
    add(transaction: CommittedTransaction): void {
      kept.push(transaction);
      changes += transaction.changes.length;
      last = transaction.sequence;
      while (changes > mostChanges && kept.length > 1) {
        const dropped = kept.shift();
        if (dropped === undefined) return;
        changes -= dropped.changes.length;
        before = dropped.sequence;
      }
    },
    /** Every transaction from `sequence` on, itself included; null when some are no longer kept. */
    from: (sequence: number): CommittedTransaction[] | null =>
      sequence < before || sequence > last
        ? null
        : kept.filter((transaction) => transaction.sequence >= sequence),
  };
}
