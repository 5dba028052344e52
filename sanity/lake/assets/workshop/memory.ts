import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const kibibyte = 1024;

/** Resident bytes by `ps`, for systems without `/proc`. */
const residentByPs = (pid: number): Promise<number | null> =>
  new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (fault, text) => {
      const size = Number.parseInt(text, 10);
      resolve(fault !== null || Number.isNaN(size) ? null : size * kibibyte);
    });
  });

/** The memory a process holds at the moment, in bytes; null when it cannot be told. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return residentByPs(pid);
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const size = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return size === undefined ? null : Number(size) * kibibyte;
  } catch {
    return null;
  }
}
