import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { Target } from './hostility.ts';

const report = z.array(z.object({ name: z.string(), times: z.number(), met: z.string() }));
export type Report = z.infer<typeof report>;

/** Begins all attacks at once, in a process of their own; gives what ends them, and says what they met. */
export function startAttackers(target: Target): () => Promise<Report> {
  const script = join(import.meta.dirname, 'process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(target)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const told = text(child.stdout);
  return async () => {
    child.stdin.end();
    return report.parse(JSON.parse(await told));
  };
}
