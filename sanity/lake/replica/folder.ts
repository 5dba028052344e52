import { existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { messageOf } from '../log/message-of.ts';
import { ReplicaError } from './program.ts';

/** Where a path leads, links followed as far as it is there. */
function real(path: string): string {
  const parent = dirname(path);
  return existsSync(path) || parent === path
    ? realpathSync(path)
    : join(real(parent), basename(path));
}

const isWithin = (outer: string, inner: string): boolean => {
  const way = relative(real(resolve(outer)), real(resolve(inner)));
  return way !== '..' && !way.startsWith(`..${sep}`);
};

/**
 * Sees to it that a folder can hold copies of the lake in `dir`.
 *
 * @throws ReplicaError when it cannot be written, or is no other place.
 */
export function mustHoldCopies(dir: string, folder: string): void {
  if (isWithin(dir, folder) || isWithin(folder, dir)) {
    throw new ReplicaError(
      `A lake cannot be replicated into itself: ${folder} and LAKE_DIR (${resolve(dir)}) lie within each other. Name a folder on another disk or machine.`,
    );
  }
  const trial = join(folder, '.trial');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(trial, '');
    rmSync(trial);
  } catch (fault) {
    throw new ReplicaError(
      `The folder ${folder}, for copies of the lake (LAKE_REPLICA), cannot be written: ${messageOf(fault)}. Let it belong to who runs the lake, or name another.`,
    );
  }
}
