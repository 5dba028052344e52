import type { ChildProcess } from 'node:child_process';

/** Ends a process that was started here when this one ends, unless this one is killed: it works for nobody else. */
export function endWithUs(child: ChildProcess): void {
  const end = () => child.kill();
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
}
