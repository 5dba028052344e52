import { Worker } from 'node:worker_threads';
import type { Question, Ready, Reply, ThreadSettings, ToSave } from './messages.ts';

/** What comes of a question: a thread's reply, or that it was stopped. */
export type Outcome = Reply | { kind: 'stopped'; why: string };

type Lane = 'webhooks' | 'listeners';

export type Asking = {
  /** For what is asked after commits, again and again: never more than one thread is in a lane. */
  lane?: Lane;
  /** Given up after so many milliseconds, begun or not, and therefore answered before what waits. */
  withinMs?: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
};

/** Threads that evaluate GROQ, so that the one that takes requests stays free. */
export type QueryPool = {
  ask(question: Question, asking?: Asking): Promise<Outcome>;
  /** Stops the threads; what they were at is answered as a failure. */
  close(): Promise<void>;
};

export type PoolSettings = {
  dir: string;
  /** Milliseconds a query may take once it has been begun. */
  limitMs: number;
  /** Keeps what threads have worked out, for those of the next start. Without it, each works it out anew. */
  save?(work: ToSave): void;
};

/** Threads that stay once they have been started: each takes memory, and keeps selections of its own. */
const USUAL = 1;
/** Threads there may be at once, when the usual one is held up: one more than there are lanes. */
const MOST = 3;
/** Milliseconds a query waits for a thread before one more is started. */
const PATIENCE_MS = 200;
/** Milliseconds in which an answer nobody waits for may still come: most do, and a new thread costs more. */
const ABANDONED_MS = 1_000;
/** What a query and its answer may take; beyond this Node ends the thread. */
const MOST_MEMORY_MB = 512;
/** Room for what is used for a moment only. Node's own choice is larger than a lake has to spare. */
const YOUNG_MEMORY_MB = 8;

type Waiting = {
  question: Question;
  lane: Lane | undefined;
  /** Runs out when nobody wants the answer any more. */
  patience: NodeJS.Timeout | undefined;
  answer: (outcome: Outcome) => void;
};
type Thread = {
  worker: Worker;
  isReady: boolean;
  current: Waiting | null;
  deadline: NodeJS.Timeout | undefined;
};

const failureOf = (reason: string): Outcome => ({ kind: 'failure', reason });

function settle({ patience, answer }: Waiting, outcome: Outcome): void {
  clearTimeout(patience);
  answer(outcome);
}

const stoppedAfter = (milliseconds: number): Outcome => ({
  kind: 'stopped',
  why: `after ${milliseconds / 1_000} seconds`,
});

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
      if (message.kind === 'to save') return save?.(message);
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
    if (current !== null) settle(current, outcome);
    serveQueue();
  };

  /** A thread that is gone, by its own fault or stopped, is replaced when one is needed. */
  const lose = (thread: Thread, outcome: Outcome) => {
    if (!threads.delete(thread)) return;
    // One that cannot even start would be started again for ever.
    if (!thread.isReady) for (const waiting of queue.splice(0, 1)) settle(waiting, outcome);
    finish(thread, outcome);
  };

  const stop = (thread: Thread, afterMs: number) => {
    threads.delete(thread);
    finish(thread, stoppedAfter(afterMs));
    void thread.worker.terminate();
  };

  const begin = (thread: Thread, waiting: Waiting) => {
    thread.current = waiting;
    thread.deadline = setTimeout(() => stop(thread, limitMs), limitMs);
    thread.worker.postMessage(waiting.question);
  };

  const threadAt = (waiting: Waiting): Thread | undefined =>
    [...threads].find(({ current }) => current === waiting);

  const giveUp = (waiting: Waiting, afterMs: number) => {
    const thread = threadAt(waiting);
    if (thread !== undefined) return stop(thread, afterMs);
    const place = queue.indexOf(waiting);
    if (place === -1) return;
    queue.splice(place, 1);
    settle(waiting, stoppedAfter(afterMs));
  };

  const abandon = (waiting: Waiting) => {
    const thread = threadAt(waiting);
    if (thread === undefined) return giveUp(waiting, 0);
    clearTimeout(thread.deadline);
    thread.deadline = setTimeout(() => stop(thread, ABANDONED_MS), ABANDONED_MS);
  };

  /** The place in the queue of the first that may be begun; -1: there is none. */
  const nextPlace = (): number => {
    const taken = new Set([...threads].map(({ current }) => current?.lane));
    return queue.findIndex(({ lane }) => lane === undefined || !taken.has(lane));
  };

  const serveQueue = (most = USUAL) => {
    for (const thread of threads) {
      if (!thread.isReady || thread.current !== null) continue;
      const place = nextPlace();
      if (place === -1) return endSpareThreads();
      for (const next of queue.splice(place, 1)) begin(thread, next);
    }
    if (nextPlace() !== -1 && threads.size < most && !isClosed) start();
  };

  /** A thread that is at a question of a lane leaves none for clients, who would wait for a new one. */
  const endSpareThreads = () => {
    const inLanes = [...threads].filter(({ current }) => current?.lane !== undefined).length;
    for (const thread of threads) {
      if (threads.size - inLanes <= USUAL) return;
      if (!thread.isReady || thread.current !== null) continue;
      threads.delete(thread);
      void thread.worker.terminate();
    }
  };

  start();
  return {
    ask: (question, { lane, withinMs, signal } = {}) =>
      new Promise((answer) => {
        if (isClosed) return answer(failureOf('the lake is closing'));
        const waiting: Waiting = { question, lane, patience: undefined, answer };
        if (withinMs === undefined) queue.push(waiting);
        else {
          queue.unshift(waiting);
          waiting.patience = setTimeout(() => giveUp(waiting, withinMs), withinMs);
        }
        signal?.addEventListener('abort', () => abandon(waiting), { once: true });
        serveQueue();
        if (!queue.includes(waiting)) return;
        setTimeout(() => queue.includes(waiting) && serveQueue(MOST), PATIENCE_MS).unref();
      }),
    async close() {
      isClosed = true;
      for (const waiting of queue.splice(0)) settle(waiting, failureOf('the lake is closing'));
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}
