import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLakeReader } from '../store/open.ts';
import { lastTransaction, transactionAt } from '../store/transactions.ts';

/** Seconds a copy may be behind without anybody being told. */
const PATIENCE_S = 300;

/**
 * Whether a copy of a lake lacks what has been written to it for some time: then nobody copies it any more.
 * A lake that writes meanwhile is ahead of its copies by a little.
 *
 * @returns what it lacks, to follow its name; null when it is up to date, or there is no lake here.
 */
export function lacksWrites(dir: string, copy: string, now: Date = new Date()): string | null {
  if (!existsSync(join(dir, 'lake.sqlite'))) return null;
  const [here, there] = [openLakeReader(dir), openLakeReader(copy)];
  try {
    const last = lastTransaction(there);
    const next = last === null ? lastTransaction(here) : transactionAt(here, last.sequence + 1);
    if (next === null || now.getTime() - Date.parse(next.timestamp) < PATIENCE_S * 1000)
      return null;
    return `lacks what was written since ${next.timestamp}: see in the lake's log why it is not copied.`;
  } finally {
    here.close();
    there.close();
  }
}
