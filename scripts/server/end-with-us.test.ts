import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';

const module = join(import.meta.dirname, 'end-with-us.ts');

/** Whether a process is there. */
function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('who ends, well or not, leaves nothing running behind', async () => {
  const program = `
    const { spawn } = await import('node:child_process');
    const { endWithUs } = await import('${module}');
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    endWithUs(child);
    process.stdout.write(String(child.pid), () => process.exit(1));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const left = Number(said);
  expect(left).toBeGreaterThan(0);
  await vi.waitUntil(() => !isThere(left), 5_000);
});
