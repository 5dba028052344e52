import { readdirSync, readFileSync } from 'node:fs';

/** What the system says of a process and those it started. Linux only: elsewhere there is nothing to see. */

type Seen = { pid: number; parent: number; bytes: number; state: string };

function processes(): Seen[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const field = (name: string) => new RegExp(`^${name}:\\s+(\\S+)`, 'm').exec(status)?.[1];
        return [
          {
            pid: Number(pid),
            parent: Number(field('PPid')),
            bytes: Number(field('VmRSS') ?? 0) * 1024,
            state: field('State') ?? '',
          },
        ];
      } catch {
        return [];
      }
    });
}

/** The processes that `pid` started and that live. */
export const childrenOf = (pid: number): number[] =>
  processes()
    .filter(({ parent, state }) => parent === pid && state !== 'Z')
    .map((seen) => seen.pid);

/** Hundredths of a second that the processes `pid` started have worked. */
export function workOfChildren(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => {
    try {
      // The fields after the name, which may hold anything, brackets too.
      const stat = readFileSync(`/proc/${child}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return sum + Number(fields[11]) + Number(fields[12]);
    } catch {
      return sum;
    }
  }, 0);
}

/** Memory that a process and those it started hold together, in bytes. */
export const memoryOf = (pid: number): number =>
  processes()
    .filter((seen) => seen.pid === pid || seen.parent === pid)
    .reduce((sum, { bytes }) => sum + bytes, 0);

/** Whether a process lives. */
export const isAlive = (pid: number): boolean =>
  processes().some((seen) => seen.pid === pid && seen.state !== 'Z');

/** Follows the memory of a process and its children; `most` is the highest seen. */
export function followMemory(pid: number): { most: () => number; stop: () => void } {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
  }, 50);
  return { most: () => most, stop: () => clearInterval(timer) };
}
