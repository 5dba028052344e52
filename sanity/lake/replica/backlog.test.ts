import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runLake, startTestLake, type TestLake } from '../testing/lake-process.ts';
import { allReplicated, metricsOf, until } from '../testing/replica.ts';
import { forgetWaiting, waitingBytes, whyTooMuch } from './backlog.ts';

/** What waits in a lake's folder while its replica cannot be reached. */

const mebibyte = 1024 * 1024;
let root: string;
let lake: TestLake | null;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backlog-'));
  lake = null;
});
afterEach(async () => {
  await lake?.remove();
  rmSync(root, { recursive: true, force: true, maxRetries: 5 });
});

it('counts what Litestream has yet to bring away, and nothing when there is none', () => {
  expect([waitingBytes(root), whyTooMuch(root, 0)]).toEqual([0, null]);
  const folder = join(root, 'replication/generations/0123456789abcdef/wal');
  mkdirSync(folder, { recursive: true });
  for (const name of ['00000000.wal', '00000001.wal'])
    writeFileSync(join(folder, name), Buffer.alloc(2 * mebibyte));
  writeFileSync(join(root, 'replication/generation'), '0123456789abcdef\n');
  expect(waitingBytes(root)).toBe(4 * mebibyte);
  expect(whyTooMuch(root, 4 * mebibyte)).toBeNull();
  expect(whyTooMuch(root, 4 * mebibyte - 1)).toMatch(/^4 MB of writes wait/);
  forgetWaiting(root);
  expect(waitingBytes(root)).toBe(0);
});

describe('attack: a replica that is away', () => {
  it('for as long as much is written → what waits is bounded, the lake goes on, and all is there once it is back', async () => {
    const replica = join(root, 'replica');
    const running = await startTestLake({ LAKE_REPLICA: replica, LAKE_REPLICA_WAITING: '16' });
    lake = running;
    const editor = await running.client('editor');
    const token = await running.token('viewer');
    await editor.create({ _id: 'before', _type: 'note' });
    await allReplicated(running);

    renameSync(replica, `${replica}-away`);
    writeFileSync(replica, 'This is no folder.');
    const figure = async (name: string) => (await metricsOf(running, token)).get(name);
    let written = 0;
    let most = 0;
    while ((await figure('lake_replica_given_up_total')) === 0) {
      if (waitingBytes(running.dir) < 20 * mebibyte) {
        const text = randomBytes(mebibyte / 2).toString('base64');
        await editor.create({ _id: `much-${written}`, _type: 'note', text });
        written += 1;
      }
      most = Math.max(most, waitingBytes(running.dir));
    }
    expect(most).toBeGreaterThan(16 * mebibyte);
    expect(running.stderr()).toMatch(/takes nothing: \d+ MB of writes wait .* They are given up/);
    await until(() => waitingBytes(running.dir) < 16 * mebibyte, 'it is freed');
    expect(await figure('lake_replica_lag_seconds')).toBeGreaterThan(1);
    await editor.create({ _id: 'after', _type: 'note' });

    rmSync(replica);
    renameSync(`${replica}-away`, replica);
    await allReplicated(running);
    await running.end();
    const dir = join(root, 'second');
    mkdirSync(dir, { mode: 0o700 });
    const restored = await runLake(['restore', replica], { LAKE_DIR: dir });
    expect(restored.code, restored.stderr).toBe(0);
    const there = await runLake(['explain', '*[_type == "note"]'], { LAKE_DIR: dir });
    expect(there.stdout).toContain(`${written + 2} documents are read in all.`);
  }, 120_000);
});
