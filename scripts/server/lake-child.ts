import { type ChildProcess, spawn } from 'node:child_process';
import { constants, getPriority, setPriority } from 'node:os';
import { lakeCommand } from '@dateline/lake/programs';
import { z } from 'zod';
import type { Environment } from '#lib/env.ts';
import { createHangWatch, hangPatience } from './lake-hang.ts';
import { StartError } from './start-error.ts';

/**
 * Starts `lake serve` and waits for its line that it listens. It ends when this process does, however
 * it ends: its standard input is a pipe that nobody but us holds.
 *
 * @throws StartError with the lake's own sentence when it cannot start, or when it hangs over it.
 */
export function spawnLake(env: Environment, patience = hangPatience.idle): Promise<ChildProcess> {
  const child = spawn(process.execPath, [lakeCommand, 'serve', '--until-stdin-ends'], {
    env: {
      ...process.env,
      LAKE_PORT: String(env.lakePort),
      LAKE_DIR: env.lakeDir,
      LAKE_PUBLIC_URL: `${env.siteUrl}/lake`,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) standBehindPages(child.pid);
  // A lake that is gone does not take what is never written.
  child.stdin.on('error', () => {});
  const started = new AbortController();
  // To bring an old folder up to date may take as long as it takes, as long as it goes on.
  createHangWatch(async () => 'silent', { pause: patience / 10, idle: patience, busy: Infinity })
    .hangOf(child, started.signal)
    .then((hang) => hang !== null && child.kill('SIGKILL'));
  return new Promise<ChildProcess>((resolve, reject) => {
    let said = '';
    let listening = false;
    child.stderr.on('data', (chunk: Buffer) => {
      said = listening ? tellLines(said + chunk, () => true) : tellLines(said + chunk, isProgress);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (listening || !String(chunk).includes('listening')) return;
      listening = true;
      // What it had to say before it listened, such as whom it kept out of its files.
      said = tellLines(said, () => true);
      resolve(child);
    });
    child.once('error', (error) =>
      reject(new StartError(`The lake did not start: ${error.message}`)),
    );
    child.once('exit', (code, signal) => {
      const how = signal === null ? `with code ${code}` : `by ${signal}`;
      if (listening) tellLines(`${said}\n`, () => true);
      else reject(new StartError(wordsOf(said) || `The lake ended ${how}.`));
    });
  }).finally(() => started.abort());
}

/**
 * How far a lake stands behind the site: pages that are kept need nothing of it, and whoever gives it much to do
 * is not to be felt by their readers. It gets a third of a processor that both want.
 */
const niceness = 5;

function standBehindPages(pid: number): void {
  try {
    setPriority(pid, Math.min(getPriority() + niceness, constants.priority.PRIORITY_LOW));
  } catch {
    // It is gone already, or the system has no priorities: it works as well without.
  }
}

/** Whether the lake tells of its work before it listens, which may take minutes over an old folder. */
const isProgress = (line: string): boolean => /^lake: |^\{.*"level":"(?!error)/.test(line);

/**
 * Passes on whole lines of the lake, as they are, by the way all lines go.
 *
 * @returns the rest: what has not come to its end; before it listens the reason too, should it not start.
 */
function tellLines(said: string, isToTell: (line: string) => boolean): string {
  const rest: string[] = [];
  for (const line of said.split(/(?<=\n)/)) {
    const isWhole = line.endsWith('\n');
    if (isWhole && isToTell(line)) {
      if (line.trim() !== '') console.error(line.slice(0, -1));
    } else rest.push(line);
  }
  return rest.join('');
}

/** What the lake said, in sentences, also where it says it in lines of JSON. */
const wordsOf = (said: string): string =>
  said
    .split('\n')
    .map((line) => {
      try {
        return z.object({ msg: z.string() }).parse(JSON.parse(line)).msg;
      } catch {
        return line;
      }
    })
    .join('\n')
    .trim();

/** Milliseconds a lake that is asked to end may take; it takes six at the most when it does not hang. */
const endingPatience = 7_000;

/** Ends a lake, and waits until it has closed its files. */
export function endLake(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const kill = () => child.kill('SIGKILL');
  const killed = setTimeout(kill, endingPatience);
  // One that hangs would outlive who does not wait for it, and keep its folder from the next.
  process.once('exit', kill);
  return ended.finally(() => {
    clearTimeout(killed);
    process.off('exit', kill);
  });
}
