import { readFile } from 'node:fs/promises';

/** Milliseconds in one of the ticks Linux counts processor time in. */
const tick = 10;

/**
 * Milliseconds of processor time a process has taken, its threads included; what else the machine does is
 * not in it. NaN where there is no `/proc`.
 */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]];
  return user === undefined || system === undefined
    ? Number.NaN
    : (Number(user) + Number(system)) * tick;
}

/** Megabytes of memory a process holds. NaN where there is no `/proc`. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1000;
}
