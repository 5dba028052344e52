import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { constants, getPriority, setPriority } from 'node:os';
import { join } from 'node:path';

const program = join(import.meta.dirname, 'process.ts');

/** What decoders need to know of their surroundings. No secret of the lake is among it. */
const passedOn = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'XDG_CACHE_HOME', 'FONTCONFIG_PATH'] as const;

const surroundings = (folder: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  ...Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  // What is unpacked to disk lies where it is found again when the process was killed over it.
  TMPDIR: folder,
  // Fewer arenas, so that memory goes back to the system.
  MALLOC_ARENA_MAX: '2',
});

/** Its own JavaScript needs little; the pixels lie outside of it. */
const nodeArguments = ['--max-old-space-size=192', '--disable-warning=ExperimentalWarning'];

const gibibyte = 1024 * 1024 * 1024;

/**
 * Kilobytes of data the system gives it, before and whatever is watched: a decoder that asks for more at
 * once fails. Far above what is watched for, since it also counts what was only set aside.
 */
const addressable = (mostBytes: number): number =>
  Math.ceil(Math.max(gibibyte, 2 * mostBytes) / 1024);

/**
 * Starts a process that unpacks pictures, behind whatever answers requests and first to go when the
 * machine runs out of memory.
 *
 * @param folder for its temporary files; made if missing. @param mostBytes of memory it is to hold.
 */
export function spawnPictureProcess(folder: string, mostBytes: number): ChildProcess {
  mkdirSync(folder, { recursive: true });
  const command = [process.execPath, ...nodeArguments, program];
  const script =
    `ulimit -d ${addressable(mostBytes)} 2>/dev/null; ` +
    '{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; exec "$@"';
  const [file = '', ...rest] =
    process.platform === 'win32' ? command : ['/bin/sh', '-c', script, 'sh', ...command];
  const child: ChildProcess = spawn(file, rest, {
    env: surroundings(folder),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  return child;
}

/** Behind what answers requests, this process, and yet with a third of a core that is fought over. */
const niceness = 4;

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, Math.min(getPriority() + niceness, constants.priority.PRIORITY_LOW));
  } catch {
    // It is gone already, or the system has none: it works as well without.
  }
}
