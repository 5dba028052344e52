import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReplicaError } from './program.ts';

/** In the replica's folder: whose it is. In the lake's own: who it is. */
const NOTE = 'replica-owner.json';

const note = z.object({ owner: z.string().min(1), since: z.string() });
type Note = z.infer<typeof note>;

function noteIn(folder: string): Note | null {
  try {
    return note.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8')));
  } catch {
    return null;
  }
}

function write(folder: string, content: Note): void {
  const path = join(folder, NOTE);
  writeFileSync(`${path}.part`, `${JSON.stringify(content)}\n`, { mode: 0o600 });
  renameSync(`${path}.part`, path);
}

/** Makes a replica's folder this lake's alone, as the one that takes over does. */
export function claimReplica(dir: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const owner = noteIn(dir)?.owner ?? randomUUID();
  const claimed = { owner, since: new Date().toISOString() };
  write(folder, claimed);
  write(dir, claimed);
}

/** Whether somebody else has taken a replica's folder over from this lake. */
export function isTakenOver(dir: string, folder: string): boolean {
  const owner = noteIn(folder)?.owner;
  return owner !== undefined && owner !== noteIn(dir)?.owner;
}

/** Whether a folder has a replica in it. */
export function holdsReplica(folder: string): boolean {
  try {
    return readdirSync(join(folder, 'generations')).length > 0;
  } catch {
    return false;
  }
}

/**
 * Sees to it that a replica's folder has one lake that writes to it: two would take turns in it, and what
 * is restored would be the one or the other.
 *
 * @param isNew whether this lake was made just now.
 * @throws ReplicaError when it is another lake's.
 */
export function mustBeOurs(dir: string, folder: string, isNew: boolean): void {
  if (isNew && holdsReplica(folder)) {
    throw new ReplicaError(
      `LAKE_REPLICA (${folder}) holds a lake already, and there is none in ${dir}: \`npm run lake -- restore\` brings it back here. For a new lake name another folder.`,
    );
  }
  if (isTakenOver(dir, folder)) {
    const since = noteIn(folder)?.since ?? 'some time';
    throw new ReplicaError(
      `LAKE_REPLICA (${folder}) is another lake's since ${since}, which has taken over, or was told the same folder. Name another folder, or, when that lake is no more, delete ${join(folder, NOTE)}.`,
    );
  }
  claimReplica(dir, folder);
}
