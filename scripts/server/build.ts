import { spawn } from 'node:child_process';
import { access, chmod, constants, mkdir, rm, stat } from 'node:fs/promises';
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
 * are signed with stand in it. Who has let a group read it, and nobody else, has chosen who runs it.
 *
 * @throws StartError when it is somebody else's and not for us.
 */
export async function keepBuildPrivate(folder = output): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { mode } = await stat(folder);
  if ((mode & forOthers) !== 0) await chmod(folder, 0o700);
  await access(folder, constants.R_OK | constants.X_OK).catch(() => {
    throw new StartError(
      `${folder} cannot be read by the user this runs as. Let its group read it: "install -d -g GROUP -m 750 ${folder}", by whoever builds.`,
    );
  });
}

/** What everybody may do with a folder, and what its group may change in it. */
const forOthers = 0o027;

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
