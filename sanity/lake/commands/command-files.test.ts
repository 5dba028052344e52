import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withTemporaryFolder, writeWhole } from './command-files.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'command-files-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('writeWhole', () => {
  test('replaces a file only when told to, and only when the new one is whole', async () => {
    const file = join(dir, 'file');
    writeFileSync(file, 'old');
    const write = (part: string) => writeFile(part, 'new');
    await expect(writeWhole(file, false, write)).rejects.toThrow('is there already');
    const fail = async (part: string) => {
      await writeFile(part, 'half');
      throw new Error('no');
    };
    await expect(writeWhole(file, true, fail)).rejects.toThrow('no');
    expect(readFileSync(file, 'utf8')).toBe('old');
    await writeWhole(file, true, write);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(dir)).toEqual(['file']);
  });

  test('never takes the place of what is no plain file', async () => {
    const link = join(dir, 'link');
    symlinkSync('/dev/null', link);
    const write = (part: string) => writeFile(part, 'new');
    await expect(writeWhole(link, true, write)).rejects.toThrow('is not a plain file');
    await expect(writeWhole(dir, true, write)).rejects.toThrow('is a folder');
    expect(readdirSync(dir)).toEqual(['link']);
  });

  // The kernel's own full disk; only Linux has one.
  test.runIf(process.platform === 'linux')('says that the disk is full', async () => {
    const file = join(dir, 'file');
    const write = async (part: string) => {
      await writeFile(part, 'as far as it went');
      const full = await open('/dev/full', 'r+');
      try {
        await full.write('more');
      } finally {
        await full.close();
      }
    };
    await expect(writeWhole(file, false, write)).rejects.toThrow(
      `The disk is full: ${file} was not written. Free some space, then try again.`,
    );
    expect(readdirSync(dir)).toEqual([]);
  });
});

test('withTemporaryFolder leaves nothing behind, also when the work fails', async () => {
  const outer = tmpdir();
  let folder = '';
  const work = withTemporaryFolder(async (own) => {
    folder = own;
    expect(tmpdir()).toBe(own);
    await writeFile(join(own, 'left'), 'behind');
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(tmpdir()).toBe(outer);
  expect(() => readdirSync(folder)).toThrow('ENOENT');
});
