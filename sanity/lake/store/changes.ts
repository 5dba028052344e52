import type { LakeDatabase } from './database.ts';
import { integer } from './rows.ts';

/** Changes kept: whoever comes back after more of them has to look at everything anew. */
const KEPT = 20_000;
const TRIMMED_EVERY = 1_000;

/** Notes that a document has been written or taken out, in the transaction that does it. */
export function noteChange(db: LakeDatabase, n: number): void {
  const { lastInsertRowid } = db.prepare('INSERT INTO document_changes (n) VALUES (?)').run(n);
  const position = Number(lastInsertRowid);
  if (position % TRIMMED_EVERY > 0) return;
  db.prepare('DELETE FROM document_changes WHERE position <= ?').run(position - KEPT);
}

/** What has been written since a position (0: the beginning); null when that is not known any more. */
export function changesSince(
  db: LakeDatabase,
  position: number,
): { position: number; changed: number[] | null } {
  const last = lastChange(db);
  if (last <= position) return { position: last, changed: last === position ? [] : null };
  if (positionAt(db, 'min') > position + 1) return { position: last, changed: null };
  const rows = db
    .prepare('SELECT DISTINCT n FROM document_changes WHERE position > ?')
    .all(position);
  return { position: last, changed: rows.map((row) => integer(row, 'n')) };
}

/** The position of the last change, 0 when there was none. */
export const lastChange = (db: LakeDatabase): number => positionAt(db, 'max');

const positionAt = (db: LakeDatabase, end: 'min' | 'max'): number =>
  integer(
    db.prepare(`SELECT coalesce(${end}(position), 0) AS position FROM document_changes`).get() ??
      {},
    'position',
  );
