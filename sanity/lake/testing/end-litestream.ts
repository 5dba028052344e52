import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endIfThere } from './end-if-there.ts';

/**
 * Ends what replicates the lake of a folder that was killed, and waits until it is gone: for seconds it would go on
 * to write there. Where the system tells nothing of processes, as on Linux it does, it is left to end by itself.
 */
export async function endLitestream(dir: string): Promise<void> {
  const settings = join(dir, 'replication/litestream.json');
  if (!existsSync(settings)) return;
  for (let left = startedWith(settings); left.length > 0; left = startedWith(settings)) {
    for (const pid of left) endIfThere(pid, 'SIGKILL');
    await wait(20);
  }
}

/** Litestream and the shell it runs in, by the settings they were given. */
const startedWith = (settings: string): number[] =>
  existsSync('/proc/self')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && commandOf(name).includes(settings))
        .map(Number)
    : [];

/** The words a process was started with; '' when it has just ended. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
