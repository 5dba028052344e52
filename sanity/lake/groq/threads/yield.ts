import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';

/** How much a thread leaves to others: of a busy processor they get nearly all. */
const NICENESS = 19;

/**
 * Puts a thread of this process behind everything else that wants the processor. By its priority alone it
 * gets little of it, but keeps whoever wakes up waiting for some milliseconds before it makes room, as many
 * as readers' pages take; of Linux's idle class it makes room at once. Node cannot put it there, `chrt`,
 * which comes with every distribution, can; without it the priority has to do.
 *
 * @returns false where threads have no priority, or it cannot be set.
 */
export function yieldToOthers(thread: number): boolean {
  try {
    setPriority(thread, NICENESS);
  } catch {
    return false;
  }
  spawn('chrt', ['--idle', '--pid', '0', String(thread)], { stdio: 'ignore' }).on(
    'error',
    () => {},
  );
  return true;
}
