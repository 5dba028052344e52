import { type ChildProcess, spawn } from 'node:child_process';
import { lakeCommand } from '@dateline/lake/programs';
import type { Environment } from '#lib/env.ts';
import { StartError } from './start-error.ts';

/**
 * Starts `lake serve` and waits for its line that it listens. It ends when this process does, however
 * it ends: its standard input is a pipe that nobody but us holds.
 *
 * @throws StartError with the lake's own sentence when it cannot start.
 */
export function spawnLake(env: Environment): Promise<ChildProcess> {
  const child = spawn(process.execPath, [lakeCommand, 'serve', '--until-stdin-ends'], {
    env: {
      ...process.env,
      LAKE_PORT: String(env.lakePort),
      LAKE_DIR: env.lakeDir,
      LAKE_PUBLIC_URL: `${env.siteUrl}/lake`,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A lake that is gone does not take what is never written.
  child.stdin.on('error', () => {});
  return new Promise((resolve, reject) => {
    let said = '';
    let listening = false;
    child.stderr.on('data', (chunk: Buffer) => {
      if (listening) process.stderr.write(chunk);
      else said += chunk;
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (listening || !String(chunk).includes('listening')) return;
      listening = true;
      // What it had to say before it listened, such as whom it kept out of its files.
      process.stderr.write(said);
      resolve(child);
    });
    child.once('error', (error) =>
      reject(new StartError(`The lake did not start: ${error.message}`)),
    );
    child.once('exit', (code) => {
      if (!listening) reject(new StartError(said.trim() || `The lake ended with code ${code}.`));
    });
  });
}

/** Milliseconds a lake that is asked to end may take. */
const endingPatience = 8_000;

/** Ends a lake, and waits until it has closed its files. */
export function endLake(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const killed = setTimeout(() => child.kill('SIGKILL'), endingPatience);
  return ended.finally(() => clearTimeout(killed));
}
