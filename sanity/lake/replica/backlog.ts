import { readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replicationFolder } from '../store/private-folder.ts';

const MEBIBYTE = 1024 * 1024;

/** Bytes the lake's disk has to have left for the lake itself. */
const LEFT_FREE = 512 * MEBIBYTE;

/** What is less is not what fills a disk, and beginning anew would free little. */
const WORTH_FREEING = 64 * MEBIBYTE;

/** Litestream has files of its own for what it has taken from the database and not brought away. */
const copies = (dir: string) => join(dir, replicationFolder, 'generations');

/** Bytes of writes in the lake's folder that wait for the replica, and the last few that do not any more. */
export function waitingBytes(dir: string): number {
  let bytes = 0;
  for (const name of namesIn(copies(dir))) {
    if (!name.endsWith('.wal')) continue;
    // One that was brought away meanwhile is gone.
    bytes += statSync(join(copies(dir), name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/**
 * Why what waits cannot go on to grow, as the beginning of a sentence; null while it can.
 *
 * @param most bytes that may wait.
 */
export function whyTooMuch(dir: string, most: number): string | null {
  const bytes = waitingBytes(dir);
  const said = `${Math.round(bytes / MEBIBYTE)} MB of writes wait for it in the lake's folder`;
  if (bytes > most) return said;
  if (bytes < WORTH_FREEING) return null;
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize < LEFT_FREE ? `${said}, whose disk is nearly full` : null;
}

/** Gives up what waits. Litestream, which must not be running, then begins with a new copy of the lake. */
export function forgetWaiting(dir: string): void {
  rmSync(copies(dir), { recursive: true, force: true });
  rmSync(join(dir, replicationFolder, 'generation'), { force: true });
}
