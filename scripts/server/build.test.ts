import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepBuildPrivate } from './build.ts';

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'build-')), '.next');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const mode = async () => ((await stat(folder)).mode & 0o777).toString(8);

it('keeps a new build, and one that everybody could read, for who made it', async () => {
  await keepBuildPrivate(folder);
  expect(await mode()).toBe('700');
  for (const open of [0o755, 0o770, 0o701]) {
    await chmod(folder, open);
    await keepBuildPrivate(folder);
    expect(await mode()).toBe('700');
  }
});

it('leaves a build to the group that was let read it', async () => {
  await keepBuildPrivate(folder);
  await chmod(folder, 0o750);
  await keepBuildPrivate(folder);
  expect(await mode()).toBe('750');
});
