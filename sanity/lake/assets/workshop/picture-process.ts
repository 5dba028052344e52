import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EndReason, WorkEnded } from './ended.ts';
import { residentBytes } from './memory.ts';
import type { Job, WorkshopReply } from './messages.ts';
import { spawnPictureProcess } from './spawn-process.ts';

/** A process that does one job at a time and can be ended at any moment. */
export type PictureProcess = {
  /** Does a job. Rejects with `WorkEnded` when the process ends over it. */
  do(job: Job): Promise<WorkshopReply>;
  /** Ends it at once, whatever it is at. Resolves when it is gone. */
  end(reason: EndReason): Promise<void>;
  /** Whether it is gone, or about to be. */
  isOver(): boolean;
  /** The system's number of it. */
  pid: number | undefined;
};

type Current = { resolve: (reply: WorkshopReply) => void; reject: (fault: WorkEnded) => void };

/** How often its memory is looked at while it works. A decoder fills a gigabyte in about a second. */
const WATCH_MS = 100;
/** Signals a process gets for what it did itself; any other is somebody else's doing. */
const faults: ReadonlySet<NodeJS.Signals> = new Set([
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGILL',
  'SIGSEGV',
  'SIGSYS',
  'SIGTRAP',
  'SIGXCPU',
]);
/** What is kept of its last words, for the log. */
const LAST_WORDS = 600;

/**
 * Starts a process. `folder` is the place for its own temporary folder; `mostBytes` what it may hold.
 */
export function startPictureProcess(folder: string, mostBytes: number): PictureProcess {
  const temporary = join(folder, randomUUID());
  const child = spawnPictureProcess(temporary, mostBytes);
  const gone = Promise.withResolvers<void>();
  let current: Current | null = null;
  let watch: NodeJS.Timeout | undefined;
  let ending: EndReason | null = null;
  let hasAnswered = false;
  let words = '';

  const settle = (how: (waiting: Current) => void) => {
    clearInterval(watch);
    const waiting = current;
    current = null;
    if (waiting !== null) how(waiting);
  };

  const end = (reason: EndReason): Promise<void> => {
    ending ??= reason;
    // Nobody has to wait until the system has taken all of its memory back.
    settle(({ reject }) => reject(new WorkEnded(reason)));
    child.kill('SIGKILL');
    return gone.promise;
  };

  const over = (reason: EndReason) => {
    // One that never answered could not start: that is worth a line, a picture it fell over is not.
    if (ending === null && !hasAnswered && words !== '') {
      console.error(`lake: the process for pictures ended: ${words.trim()}`);
    }
    ending ??= reason;
    const why = ending;
    settle(({ reject }) => reject(new WorkEnded(why)));
    gone.resolve();
    rm(temporary, { recursive: true, force: true }).catch(() => {});
  };

  const look = async () => {
    const size = child.pid === undefined ? null : await residentBytes(child.pid);
    if (size !== null && size > mostBytes && current !== null) void end('memory');
  };

  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-LAST_WORDS);
  });
  child.on('message', (reply: WorkshopReply) => {
    hasAnswered = true;
    settle(({ resolve }) => resolve(reply));
  });
  child.on('error', (fault) => {
    words += fault.message;
    over('killed');
  });
  // Killed by us, it says so already; by the system for want of memory or by somebody, the picture may be innocent.
  child.once('exit', (_, signal) =>
    over(signal === null || faults.has(signal) ? 'crash' : 'killed'),
  );

  return {
    pid: child.pid,
    isOver: () => ending !== null,
    end,
    do: (job) =>
      new Promise<WorkshopReply>((resolve, reject) => {
        if (ending !== null) return reject(new WorkEnded(ending));
        current = { resolve, reject };
        watch = setInterval(() => void look(), WATCH_MS);
        child.send(job, (fault) => {
          if (fault !== null) void end('killed');
        });
      }),
  };
}
