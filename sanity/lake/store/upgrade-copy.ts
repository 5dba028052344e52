import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { messageOf } from '../log/message-of.ts';

/** A lake cannot be brought up to date, since it cannot be copied before; `message` is one sentence. */
export class UpgradeCopyError extends Error {
  override name = 'UpgradeCopyError';
}

/** How many copies are kept, the newest: each is as large as the lake. */
const KEPT = 2;

/** What else a disk has to have room for. */
const SPARE_BYTES = 64 * 1024 * 1024;

const copyName = /^lake\.before-.+\.sqlite$/;

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/**
 * Copies a lake's database as it is before its tables are changed, beside it: the way back for the version that
 * made it, by `lake restore`. Earlier copies but one go.
 *
 * @returns where the copy is.
 * @throws UpgradeCopyError when there is no room, or it cannot be written: then nothing is changed.
 */
export function copyBeforeUpgrade(dir: string, sqlite: DatabaseSync, now = new Date()): string {
  const name = `lake.before-${now.toISOString().replace(/[:.]/g, '-')}.sqlite`;
  const [path, part] = [join(dir, name), join(dir, `${name}.part`)];
  const size = statSync(join(dir, 'lake.sqlite')).size;
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize < size + SPARE_BYTES) {
    throw new UpgradeCopyError(
      `This version changes the lake's tables, and copies the lake before, for which there is no room in ${dir}: ${megabytes(size + SPARE_BYTES)} are needed, ${megabytes(bavail * bsize)} are free. Free some, then start again.`,
    );
  }
  try {
    for (const left of readdirSync(dir)) if (left.endsWith('.sqlite.part')) rmSync(join(dir, left));
    sqlite.prepare('VACUUM INTO ?').run(part);
    chmodSync(part, 0o600);
    sync(part);
    renameSync(part, path);
    sync(dir);
  } catch (fault) {
    rmSync(part, { force: true });
    const reason = messageOf(fault);
    throw new UpgradeCopyError(
      `This version changes the lake's tables, and could not copy the lake before: ${reason}. Nothing was changed.`,
    );
  }
  for (const old of upgradeCopies(dir).slice(0, -KEPT)) rmSync(join(dir, old));
  return path;
}

/** The copies there are in a lake's folder, by name, the oldest first. */
const upgradeCopies = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => copyName.test(name))
    .sort();

/** Makes a file, or the names in a folder, last over a power cut. */
function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
