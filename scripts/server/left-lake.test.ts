import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endLeftLake } from './left-lake.ts';

let dir: string;
const left: number[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'left-lake-'));
});
afterEach(() => {
  for (const pid of left.splice(0)) if (isThere(pid)) process.kill(pid, 'SIGKILL');
  rmSync(dir, { recursive: true });
});

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What looks like a lake whose newsroom is gone, noted in the folder. */
async function leftBehind(lakeDir: string): Promise<number> {
  const lake = `'${process.execPath}' -e 'setInterval(() => {}, 1000)' serve --until-stdin-ends`;
  const env = { ...process.env, LAKE_DIR: lakeDir };
  const said = execFileSync('sh', ['-c', `${lake} >/dev/null 2>&1 & echo $!`], { env });
  const pid = Number(String(said));
  left.push(pid);
  await vi.waitUntil(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0serve\0'));
  writeFileSync(join(dir, 'lake.lock'), JSON.stringify({ pid, port: 1 }));
  return pid;
}

test('a lake of another folder, whose number stands in an old note → left alone', async () => {
  const pid = await leftBehind(`${dir}-other`);
  expect(endLeftLake(dir)).toBeNull();
  expect(isThere(pid)).toBe(true);
});
