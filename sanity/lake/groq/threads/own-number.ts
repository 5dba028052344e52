import { readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** This thread's number on Linux, where priorities are those of threads; elsewhere they are of the whole lake. */
export function ownNumber(): number | null {
  if (process.platform !== 'linux') return null;
  return Number(basename(readlinkSync('/proc/thread-self')));
}
