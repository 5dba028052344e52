import { lakeBench } from '@dateline/lake/programs';
import { runScript } from './start.ts';

/** A lake's folder with an archive in it, straight into the store: `stories` stories and what they refer to. */
export async function fillArchive(dir: string, stories: number): Promise<void> {
  const { code, output } = await runScript(lakeBench, [
    '--stories',
    String(stories),
    '--fill',
    dir,
  ]);
  if (code !== 0) throw new Error(`The archive was not made:\n${output}`);
}

/** Milliseconds of one round of running and resting. */
const round = 100;

/**
 * Gives a process a share of its time and stops it for the rest, all its threads at once: a machine that
 * is so much slower.
 *
 * @returns a function that lets it run again.
 */
export function slowDown(pid: number, share: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  const send = (signal: NodeJS.Signals): boolean => {
    try {
      return process.kill(pid, signal);
    } catch {
      // It has ended.
      return false;
    }
  };
  const run = () => {
    if (send('SIGCONT')) timer = setTimeout(rest, round * share);
  };
  const rest = () => {
    if (send('SIGSTOP')) timer = setTimeout(run, round * (1 - share));
  };
  const stop = () => {
    clearTimeout(timer);
    process.removeListener('exit', stop);
    send('SIGCONT');
  };
  process.once('exit', stop);
  rest();
  return stop;
}
