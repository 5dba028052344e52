import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overwrite } from './overwrite.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'overwrite-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a file has what was written over it, and no more', async () => {
  const path = join(dir, 'a');
  writeFileSync(path, 'longer than what comes');
  await overwrite(path, Buffer.from('short'));
  expect(readFileSync(path, 'utf8')).toBe('short');
});

test('one that was deleted meanwhile does not come back', async () => {
  await expect(overwrite(join(dir, 'gone'), Buffer.from('late'))).rejects.toThrow(/ENOENT/);
  expect(await readdir(dir)).toEqual(['a']);
});
