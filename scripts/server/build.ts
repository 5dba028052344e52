import { spawn } from 'node:child_process';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isBuilt, markBuilt, stampOfNow } from './build-stamp.ts';
import { endWithUs } from './end-with-us.ts';
import { StartError } from './start-error.ts';

const root = join(import.meta.dirname, '../..');
const output = join(root, '.next');
const nextBinary = createRequire(import.meta.url).resolve('next/dist/bin/next');

/**
 * Builds the site unless this very source is built already. No lake has to be there: nothing of its
 * content is in a build, which therefore takes the same time for any archive.
 *
 * @throws StartError with the end of the build's output when it fails.
 */
export async function buildIfNeeded(say: (line: string) => void): Promise<void> {
  await keepBuildPrivate();
  if (await isBuilt()) return;
  say('Building the site, which takes about two minutes the first time …');
  const stamp = await stampOfNow();
  await rm(join(output, 'dateline-build'), { force: true });
  await runNextBuild();
  await keepBuildPrivate();
  await markBuilt(stamp);
}

/**
 * Keeps the build from other people of this machine, also one that was there: the keys that previews
 * are signed with stand in it.
 */
export async function keepBuildPrivate(): Promise<void> {
  await mkdir(output, { recursive: true });
  await chmod(output, 0o700);
}

function runNextBuild(): Promise<void> {
  const child = spawn(process.execPath, [nextBinary, 'build'], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A lake that cannot start ends the newsroom, and the next start is not to meet a build that goes on.
  endWithUs(child);
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartError(`The site could not be built.\n\n${output.trim()}`));
    });
  });
}
