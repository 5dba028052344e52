import { WorkEnded } from './ended.ts';
import type { Job, WorkshopReply } from './messages.ts';
import { type PictureProcess, startPictureProcess } from './picture-process.ts';

/** Bounds of one job. */
export type JobBounds = {
  /** Milliseconds it may take; then its process is ended. */
  withinMs: number;
  /** Aborted when nobody waits for it any more. */
  signal: AbortSignal;
};

/** Processes that unpack pictures. How many work at once is decided by who gives them jobs. */
export type Workshop = {
  /**
   * @throws WorkEnded when the job was ended: for its time, its memory, for want of anybody who waits,
   *   or because its process fell over it. The next job gets another process.
   */
  do(job: Job, bounds: JobBounds): Promise<WorkshopReply>;
  /** The processes there are, by the system's numbers. */
  pids(): number[];
  /** Ends all of them at once. */
  close(): Promise<void>;
};

/** Milliseconds in which work nobody waits for may still be done: most is, and a new process costs more. */
const ABANDONED_MS = 750;
/** Jobs after which a process is replaced: what decoders leak is given back. */
const MOST_JOBS = 500;
/** Milliseconds without work after which a process is ended: it holds some 70 MB. */
const IDLE_MS = 60_000;

type Worker = { process: PictureProcess; jobs: number; idle: NodeJS.Timeout | undefined };

/**
 * Opens a workshop; processes are started as they are needed.
 *
 * @param folder for temporary files. @param mostBytes the memory one process may hold.
 */
export function openWorkshop(folder: string, mostBytes: number): Workshop {
  const all = new Set<Worker>();
  const free: Worker[] = [];
  let isClosed = false;

  const start = (): Worker => {
    const worker = { process: startPictureProcess(folder, mostBytes), jobs: 0, idle: undefined };
    all.add(worker);
    return worker;
  };

  const dismiss = (worker: Worker): Promise<void> => {
    const place = free.indexOf(worker);
    if (place !== -1) free.splice(place, 1);
    clearTimeout(worker.idle);
    return worker.process.end('unwanted').then(() => void all.delete(worker));
  };

  const take = (): Worker => {
    for (let worker = free.pop(); worker !== undefined; worker = free.pop()) {
      clearTimeout(worker.idle);
      if (!worker.process.isOver()) return worker;
      all.delete(worker);
    }
    return start();
  };

  const giveBack = (worker: Worker) => {
    worker.jobs += 1;
    if (worker.process.isOver() || worker.jobs >= MOST_JOBS || isClosed) {
      void dismiss(worker);
      return;
    }
    worker.idle = setTimeout(() => void dismiss(worker), IDLE_MS).unref();
    free.push(worker);
  };

  return {
    async do(job, { withinMs, signal }) {
      if (isClosed) throw new WorkEnded('closing');
      if (signal.aborted) throw new WorkEnded('unwanted');
      const worker = take();
      const { process } = worker;
      let deadline = setTimeout(() => void process.end('time'), withinMs);
      const abandon = () => {
        clearTimeout(deadline);
        deadline = setTimeout(() => void process.end('unwanted'), ABANDONED_MS);
      };
      signal.addEventListener('abort', abandon, { once: true });
      try {
        return await process.do(job);
      } finally {
        clearTimeout(deadline);
        signal.removeEventListener('abort', abandon);
        giveBack(worker);
      }
    },
    pids: () => [...all].flatMap(({ process }) => process.pid ?? []),
    async close() {
      isClosed = true;
      await Promise.all([...all].map(({ process }) => process.end('closing')));
    },
  };
}
