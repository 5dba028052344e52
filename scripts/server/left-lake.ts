import { readFileSync, readlinkSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';

const note = z.object({ pid: z.number().int().positive() });

/**
 * Ends the lake that a newsroom which was killed has left in a folder, and that hangs: it was started to
 * end with whoever started it, that one is gone, and it is still there. For one that says nothing only.
 * Where the system tells nothing of other processes, as on Linux it does, it is left alone.
 *
 * @returns the number of its process; null: there is none that is known to be such a lake.
 */
export function endLeftLake(lakeDir: string): number | null {
  try {
    const { pid } = note.parse(JSON.parse(readFileSync(join(lakeDir, 'lake.lock'), 'utf8')));
    if (!wasToEndWithItsParent(pid) || !isOf(lakeDir, pid) || isNode(parentOf(pid))) return null;
    process.kill(pid, 'SIGKILL');
    return pid;
  } catch {
    return null;
  }
}

const wasToEndWithItsParent = (pid: number): boolean => {
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return words.includes('serve') && words.includes('--until-stdin-ends');
};

/** Whether it is the lake of this folder: a note outlives who wrote it, and numbers of processes are used again. */
const isOf = (lakeDir: string, pid: number): boolean => {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  const said = variables.find((one) => one.startsWith('LAKE_DIR='))?.slice('LAKE_DIR='.length);
  const from = readlinkSync(`/proc/${pid}/cwd`);
  return said !== undefined && resolve(from, said) === resolve(lakeDir);
};

function parentOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the name in brackets, which may have anything in it: state, parent.
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]);
}

/** Whether a process could be a newsroom. Init, or who stands in for it, is none. */
const isNode = (pid: number): boolean => {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('node');
  } catch {
    // Somebody else's, as init mostly is.
    return false;
  }
};
