import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** All a lake ever writes into its folder. Anything else there is somebody else's and stays. */
const belongings = [
  'lake.sqlite',
  'lake.sqlite-wal',
  'lake.sqlite-shm',
  'lake.lock',
  'lake.lock.sqlite',
  'lake.lock.sqlite-journal',
  'assets',
  'secrets.json',
  'sign-in.txt',
  'demo-unfinished',
  'ended-previews.json',
  'replication',
  'replica-owner.json',
] as const;

/** What a lake keeps of what it was: copies made before an upgrade, and what was there before a restore. */
const keptNames = /^(lake\.before-.+\.sqlite(\.part)?|replaced-.+|\.restoring-.+)$/;

/** What of a folder is the lake's, by name. */
export function belongingsIn(dir: string): string[] {
  const own: ReadonlySet<string> = new Set(belongings);
  return readdirSync(dir).filter((name) => own.has(name) || keptNames.test(name));
}

/** Where Litestream keeps what it has yet to copy. As long as it is there, nobody else makes checkpoints. */
export const replicationFolder = 'replication';

/** Bits by which others than the owner may do something. */
const OTHERS = 0o077;

/**
 * From now on whatever this process writes is for its owner alone: hashes of passwords, drafts and
 * secrets stand in a lake's files, in its backups and in its exports.
 */
export const writePrivately = (): void => {
  process.umask(OTHERS);
};

/**
 * Takes from others what rights they have in a lake's folder: the folder itself and its files, those
 * of assets aside.
 *
 * @returns how many had been open to others; a folder that is new, or that somebody else owns, is 0.
 */
export function tightenFolder(dir: string): number {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const paths = belongingsIn(dir).map((name) => join(dir, name));
  const isOpen = (statSync(dir).mode & OTHERS) !== 0;
  if (isOpen) chmodSync(dir, 0o700);
  return paths.filter(tighten).length + Number(isOpen);
}

/** False: it was private, or is no file or folder. */
function tighten(path: string): boolean {
  const stats = lstatSync(path);
  const { mode } = stats;
  if ((mode & OTHERS) === 0 || stats.isSymbolicLink()) return false;
  chmodSync(path, mode & 0o700);
  return true;
}

/** The same for everything in a folder, which may be much: a little at a time. */
export async function tightenDeep(dir: string): Promise<number> {
  let tightened = 0;
  for (const entry of await readdir(dir, { withFileTypes: true }).catch(() => [])) {
    const path = join(dir, entry.name);
    if (!entry.isFile() && !entry.isDirectory()) continue;
    // Files come and go meanwhile.
    const mode = (await lstat(path).catch(() => null))?.mode ?? 0;
    if ((mode & OTHERS) !== 0) {
      await chmod(path, mode & 0o700);
      tightened += 1;
    }
    if (entry.isDirectory()) tightened += await tightenDeep(path);
  }
  return tightened;
}
