import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from '#lib/env.ts';
import { freePort } from '#lib/testing/ports.ts';
import { runEmbeddedLake } from './embedded-lake.ts';
import { whoAnswers } from './lake-proof.ts';

/** How long is waited before a lake is started again, by the real clock. */
vi.mock('node:timers/promises', async (original) => {
  const real = await original<{ setTimeout: typeof wait }>();
  return { ...real, setTimeout: vi.fn(real.setTimeout) };
});

const dir = mkdtempSync(join(tmpdir(), 'told-'));
afterAll(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }));

const note = z.object({ pid: z.number() });
const pidOfLake = async () =>
  note.parse(JSON.parse(await readFile(join(dir, 'lake.lock'), 'utf8'))).pid;

test('a lake that does as it is told has not failed: it is started again at once, each time', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const env = readEnvironment({ LAKE_DIR: dir, LAKE_PORT: String(await freePort()) });
  const lake = await runEmbeddedLake(env, { pause: 77, idle: 60_000, busy: 60_000 });
  /** Ends it and waits for the next. @returns for how long it was left alone, where that was long. */
  const endBy = async (signal: NodeJS.Signals) => {
    const before = await pidOfLake();
    vi.mocked(wait).mockClear();
    process.kill(before, signal);
    await vi.waitUntil(
      async () =>
        (await pidOfLake().catch(() => before)) !== before && (await whoAnswers(env)) === 'ours',
      60_000,
    );
    const waits = vi.mocked(wait).mock.calls.map(([milliseconds]) => milliseconds);
    return [1000, 5000].filter((long) => waits.includes(long));
  };
  try {
    for (const _ of [1, 2, 3]) expect(await endBy('SIGTERM')).toEqual([]);
    // One that dies soon after is left alone for longer.
    expect(await endBy('SIGKILL')).toEqual([1000]);
  } finally {
    await lake.stop();
  }
}, 300_000);
