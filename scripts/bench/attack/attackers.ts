import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Target } from './hostility.ts';

const report = z.array(z.object({ name: z.string(), times: z.number(), met: z.string() }));
export type Report = z.infer<typeof report>;

/**
 * Begins attacks at once, in a process of their own; gives what ends them, and says what they met. They
 * would come from other machines, so they get what the newsroom leaves of this one's processors, and make
 * room for it at once where the system lets them.
 */
export function startAttackers(target: Target, names: readonly string[]): () => Promise<Report> {
  const script = join(import.meta.dirname, 'process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify({ target, names })], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (child.pid !== undefined) {
    setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const idle = ['--idle', '--all-tasks', '--pid', '0', String(child.pid)];
    spawn('chrt', idle, { stdio: 'ignore' }).on('error', () => {});
  }
  const told = text(child.stdout);
  return async () => {
    child.stdin.end();
    return report.parse(JSON.parse(await told));
  };
}
