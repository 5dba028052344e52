import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replicationFolder } from '../store/private-folder.ts';

/** What of a lake is replaced by a restored one. Its secrets, and the note of the first password, stay. */
const replaced = ['assets', 'lake.sqlite-wal', 'lake.sqlite-shm', 'lake.sqlite'] as const;

/** Folders in which restoring puts a lake together, in the lake's own: on the same disk. */
const SCRATCH = '.restoring-';

/** Removes what a killed restore has left. */
export function removeScratch(dir: string): void {
  for (const name of existsSync(dir) ? readdirSync(dir) : [])
    if (name.startsWith(SCRATCH)) rmSync(join(dir, name), { recursive: true, force: true });
}

export const scratchPrefix = (dir: string): string => join(dir, SCRATCH);

/**
 * Puts a restored lake where the lake was, which is kept aside. The database comes last: killed before, the
 * folder has the lake it had, or, for an instant, none.
 *
 * @returns where what was there is; null when nothing was.
 */
export function putInPlace(dir: string, restored: string, now: Date = new Date()): string | null {
  const there = replaced.filter((name) => existsSync(join(dir, name)));
  const aside = join(dir, `replaced-${now.toISOString().replace(/[:.]/g, '-')}`);
  if (there.length > 0) mkdirSync(aside, { mode: 0o700 });
  for (const name of there) renameSync(join(dir, name), join(aside, name));
  // It is of the database that was there: it would take what is restored for the same, written by others.
  rmSync(join(dir, replicationFolder), { recursive: true, force: true });
  for (const name of ['assets', 'lake.sqlite'])
    if (existsSync(join(restored, name))) renameSync(join(restored, name), join(dir, name));
  return there.length > 0 ? aside : null;
}
