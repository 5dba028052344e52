import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/** The lake's folder, held by one serving process. */
export type LakeLock = { release(): void };

/** Another process serves the folder; `message` is one sentence that names it. */
export class LakeLockedError extends Error {
  override name = 'LakeLockedError';
}

const holder = z.object({ pid: z.number(), port: z.number() });

/**
 * Takes the folder for this process. `lake.lock` says who has it, for people and for messages.
 * The lock itself is an open SQLite transaction on `lake.lock.sqlite`: the operating system lets
 * go of it when the process dies, however it dies, so no stale lock has to be guessed at by pid.
 *
 * @throws LakeLockedError when another lake serves the folder.
 */
export function lockLake(dir: string, port: number): LakeLock {
  mkdirSync(dir, { recursive: true });
  const note = join(dir, 'lake.lock');
  const sqlite = new DatabaseSync(join(dir, 'lake.lock.sqlite'), { timeout: 0 });
  try {
    sqlite.exec('BEGIN EXCLUSIVE');
  } catch {
    sqlite.close();
    throw new LakeLockedError(`Another lake already serves ${dir}${describeHolder(note)}.`);
  }
  writeFileSync(note, `${JSON.stringify({ pid: process.pid, port })}\n`);
  return {
    release() {
      if (!sqlite.isOpen) return;
      rmSync(note, { force: true });
      sqlite.close();
    },
  };
}

/**
 * The port of the lake that serves the folder; null when its holder does not serve, or has just
 * taken or left the folder. Only means something while `lockLake` is refused.
 */
export function servingPort(dir: string): number | null {
  return readNote(join(dir, 'lake.lock'))?.port || null;
}

/** The holder may be about to write its note, or to remove it: then there is none. */
function readNote(note: string): z.infer<typeof holder> | null {
  try {
    return holder.parse(JSON.parse(readFileSync(note, 'utf8')));
  } catch {
    return null;
  }
}

function describeHolder(note: string): string {
  const found = readNote(note);
  return found ? ` (process ${found.pid}, port ${found.port})` : '';
}
