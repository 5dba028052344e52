import { Worker } from 'node:worker_threads';
import type { Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';

/** What comes of a query: a thread's reply, or that it was stopped. */
export type Outcome = Reply | { kind: 'stopped'; why: string };

/** Threads that answer queries, so that the one that takes requests stays free. */
export type QueryPool = {
  ask(question: Question): Promise<Outcome>;
  /** Stops the threads; what they were at is answered as a failure. */
  close(): Promise<void>;
};

export type PoolSettings = {
  dir: string;
  /** Milliseconds a query may take once it has been begun. */
  limitMs: number;
  /** Keeps what threads have worked out for later ones; it may come to nothing. */
  save(work: ToSave): void;
};

/** Threads that stay once they have been started: each takes memory, and keeps selections of its own. */
const USUAL = 1;
/** Threads there may be at once, when the usual one is held up by slow queries. */
const MOST = 3;
/** Milliseconds a query waits for a thread before one more is started. */
const PATIENCE_MS = 200;
/** What a query and its answer may take; beyond this Node ends the thread. */
const MOST_MEMORY_MB = 512;
/** Room for what is used for a moment only. Node's own choice is larger than a lake has to spare. */
const YOUNG_MEMORY_MB = 8;

type Waiting = { question: Question; answer: (outcome: Outcome) => void };
type Thread = {
  worker: Worker;
  isReady: boolean;
  current: Waiting | null;
  deadline: NodeJS.Timeout | undefined;
};

const failureOf = (reason: string): Outcome => ({ kind: 'failure', reason });

const OUT_OF_MEMORY: Outcome = {
  kind: 'stopped',
  why: `when it took more than ${MOST_MEMORY_MB} MB of memory`,
};

const isOutOfMemory = (fault: Error): boolean =>
  'code' in fault && fault.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Starts a pool over the lake in a folder. Its threads are started as they are needed, one at once. */
export function createQueryPool({ dir, limitMs, save }: PoolSettings): QueryPool {
  const threads = new Set<Thread>();
  const queue: Waiting[] = [];
  let isClosed = false;

  const start = () => {
    const settings: ThreadSettings = { dir };
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: {
        maxOldGenerationSizeMb: MOST_MEMORY_MB,
        maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
      },
    });
    const thread: Thread = { worker, isReady: false, current: null, deadline: undefined };
    threads.add(thread);
    worker.on('message', (message: Ready | Reply | ToSave) => {
      if (message.kind === 'to save') return save(message);
      if (message.kind !== 'ready') return finish(thread, message);
      thread.isReady = true;
      serveQueue();
    });
    worker.on('error', (fault) => {
      lose(thread, isOutOfMemory(fault) ? OUT_OF_MEMORY : failureOf(fault.message));
    });
    worker.on('exit', () => lose(thread, failureOf('its thread ended')));
  };

  const finish = (thread: Thread, outcome: Outcome) => {
    clearTimeout(thread.deadline);
    const { current } = thread;
    thread.current = null;
    current?.answer(outcome);
    serveQueue();
  };

  /** A thread that is gone, by its own fault or stopped, is replaced when one is needed. */
  const lose = (thread: Thread, outcome: Outcome) => {
    if (!threads.delete(thread)) return;
    // One that cannot even start would be started again for ever.
    if (!thread.isReady) queue.shift()?.answer(outcome);
    finish(thread, outcome);
  };

  const stop = (thread: Thread) => {
    threads.delete(thread);
    finish(thread, { kind: 'stopped', why: `after ${limitMs / 1_000} seconds` });
    void thread.worker.terminate();
  };

  const begin = (thread: Thread, waiting: Waiting) => {
    thread.current = waiting;
    thread.deadline = setTimeout(() => stop(thread), limitMs);
    thread.worker.postMessage(waiting.question);
  };

  const serveQueue = (most = USUAL) => {
    for (const thread of threads) {
      if (!thread.isReady || thread.current !== null) continue;
      const next = queue.shift();
      if (next === undefined) return endSpareThreads();
      begin(thread, next);
    }
    if (queue.length > 0 && threads.size < most && !isClosed) start();
  };

  const endSpareThreads = () => {
    for (const thread of threads) {
      if (threads.size <= USUAL) return;
      if (!thread.isReady || thread.current !== null) continue;
      threads.delete(thread);
      void thread.worker.terminate();
    }
  };

  start();
  return {
    ask: (question) =>
      new Promise((answer) => {
        if (isClosed) return answer(failureOf('the lake is closing'));
        const waiting = { question, answer };
        queue.push(waiting);
        serveQueue();
        if (!queue.includes(waiting)) return;
        setTimeout(() => queue.includes(waiting) && serveQueue(MOST), PATIENCE_MS).unref();
      }),
    async close() {
      isClosed = true;
      for (const { answer } of queue.splice(0)) {
        answer(failureOf('the lake is closing'));
      }
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
