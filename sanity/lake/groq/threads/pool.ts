import type { Outcome, Question, ToSave } from './messages.ts';
import { type QueryThread, startQueryThread } from './query-thread.ts';
import { createFairQueue, type Lane, type Queued } from './queue.ts';

export type Asking = {
  /** Who asks, by the id of an identity: no asker gets in the way of another. */
  asker?: string;
  /** Whether this is the site's own question, for which there are threads nobody else can take. */
  isSite?: boolean;
  /** About how many bytes the question keeps in memory, if it is not just a text. */
  size?: number;
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

/**
 * The threads there are. `usual` stay once they have been started: each takes memory, and keeps
 * selections of its own. `most` there may be at once, when the usual ones are held up. The site's are
 * its own: whatever others ask, readers' questions have a place. Of the others' one asker takes all but
 * one at most, and there is one more than that than there are lanes.
 */
const SITE = { usual: 1, most: 2, atOnce: 2, waiting: 2_000, bytes: 64_000_000 };
const OTHERS = { usual: 1, most: 4, atOnce: 3, waiting: 500, bytes: 32_000_000 };
/** Milliseconds a query waits for a thread before one more is started. */
const PATIENCE_MS = 200;
/** Milliseconds in which an answer nobody waits for may still come: most do, and a new thread costs more. */
const ABANDONED_MS = 1_000;
/** Milliseconds after which a question that is not the site's leaves the processor to others. */
const LONG_MS = 300;
/** Milliseconds a thread that is replaced has to hand over what it has worked out besides. */
const LEAVING_MS = 1_000;

type Waiting = Queued & {
  question: Question;
  /** Runs out when nobody wants the answer any more. */
  patience: NodeJS.Timeout | undefined;
  answer: (outcome: Outcome) => void;
};
type Thread = {
  worker: QueryThread;
  current: Waiting | null;
  deadline: NodeJS.Timeout | undefined;
  /** Runs out when its question takes long. */
  patience: NodeJS.Timeout | undefined;
  yields: boolean;
};

const failureOf = (reason: string): Outcome => ({ kind: 'failure', reason });

function answerWaiting({ patience, answer }: Waiting, outcome: Outcome): void {
  clearTimeout(patience);
  answer(outcome);
}

const stoppedAfter = (milliseconds: number): Outcome => ({
  kind: 'stopped',
  why: `after ${milliseconds / 1_000} seconds`,
});

/** Starts a pool over the lake in a folder. A thread of each kind is there at once, more as they are needed. */
export function createQueryPool(settings: PoolSettings): QueryPool {
  const site = createCrew({ ...settings, isSite: true }, SITE);
  const others = createCrew({ ...settings, isSite: false }, OTHERS);
  for (const crew of [site, others]) crew.start();
  return {
    ask: (question, asking = {}) => (asking.isSite ? site : others).ask(question, asking),
    async close() {
      await Promise.all([site.close(), others.close()]);
    },
  };
}

/** Some threads, and what waits for them. */
function createCrew(
  { dir, limitMs, save, isSite }: PoolSettings & { isSite: boolean },
  limits: typeof SITE,
) {
  const threads = new Set<Thread>();
  const leaving = new Set<Thread>();
  const queue = createFairQueue<Waiting>(limits);
  let isClosed = false;

  const start = () => {
    const thread: Thread = {
      current: null,
      deadline: undefined,
      patience: undefined,
      yields: false,
      worker: startQueryThread(
        { dir },
        {
          ready: () => serveQueue(),
          answered: (reply) => finish(thread, reply),
          toSave: (work) => save?.(work),
          lost: (outcome) => lose(thread, outcome),
        },
      ),
    };
    threads.add(thread);
  };

  const finish = (thread: Thread, outcome: Outcome) => {
    clearTimeout(thread.deadline);
    clearTimeout(thread.patience);
    const { current } = thread;
    thread.current = null;
    if (current !== null) {
      queue.done(current);
      answerWaiting(current, outcome);
    }
    if (thread.yields) replace(thread);
    serveQueue();
  };

  /** What has been taken from a thread's priority cannot be given back: the next question gets a new one. */
  const replace = (thread: Thread) => {
    if (!threads.delete(thread) || isClosed) return;
    leaving.add(thread);
    setTimeout(() => {
      leaving.delete(thread);
      void thread.worker.end();
    }, LEAVING_MS).unref();
    if (threads.size < limits.usual) start();
  };

  /** A thread that is gone, by its own fault or stopped, is replaced when one is needed. */
  const lose = (thread: Thread, outcome: Outcome) => {
    if (!threads.delete(thread)) return;
    // One that cannot even start would be started again for ever.
    const waiting = thread.worker.isReady() ? null : queue.take();
    if (waiting !== null) {
      queue.done(waiting);
      answerWaiting(waiting, outcome);
    }
    finish(thread, outcome);
  };

  const stop = (thread: Thread, afterMs: number) => {
    threads.delete(thread);
    void thread.worker.end();
    finish(thread, stoppedAfter(afterMs));
  };

  const begin = (thread: Thread, waiting: Waiting) => {
    thread.current = waiting;
    thread.deadline = setTimeout(() => stop(thread, limitMs), limitMs);
    if (!isSite) {
      thread.patience = setTimeout(() => {
        thread.yields = thread.worker.yieldToOthers();
      }, LONG_MS);
    }
    if (thread.worker.ask(waiting.question)) return;
    // Not from here, where the queue is being gone through.
    queueMicrotask(() => finish(thread, failureOf('it cannot be passed to a thread')));
  };

  const threadAt = (waiting: Waiting): Thread | undefined =>
    [...threads].find(({ current }) => current === waiting);

  const giveUp = (waiting: Waiting, afterMs: number) => {
    const thread = threadAt(waiting);
    if (thread !== undefined) return stop(thread, afterMs);
    if (queue.remove(waiting)) answerWaiting(waiting, stoppedAfter(afterMs));
  };

  const abandon = (waiting: Waiting) => {
    const thread = threadAt(waiting);
    if (thread === undefined) return giveUp(waiting, 0);
    clearTimeout(thread.deadline);
    thread.deadline = setTimeout(() => stop(thread, ABANDONED_MS), ABANDONED_MS);
  };

  const serveQueue = (most = limits.usual) => {
    for (const thread of threads) {
      if (!thread.worker.isReady() || thread.current !== null) continue;
      const next = queue.take();
      if (next === null) return endSpareThreads();
      begin(thread, next);
    }
    if (queue.hasNext() && threads.size < most && !isClosed) start();
  };

  /** As many as usual stay free, so that nobody waits for a new one while others are held up. */
  const endSpareThreads = () => {
    const free = [...threads].filter(({ worker, current }) => worker.isReady() && current === null);
    for (const thread of free.slice(limits.usual)) {
      threads.delete(thread);
      void thread.worker.end();
    }
  };

  return {
    start,
    ask: (question: Question, { asker = '', size = 0, lane, withinMs, signal }: Asking) =>
      new Promise<Outcome>((answer) => {
        if (isClosed) return answer(failureOf('the lake is closing'));
        const urgent = withinMs !== undefined;
        const waiting = { question, asker, lane, urgent, size, patience: undefined, answer };
        if (!queue.add(waiting)) return answer({ kind: 'busy' });
        if (urgent) patienceOf(waiting, withinMs);
        signal?.addEventListener('abort', () => abandon(waiting), { once: true });
        serveQueue();
        if (!queue.has(waiting)) return;
        setTimeout(() => queue.has(waiting) && serveQueue(limits.most), PATIENCE_MS).unref();
      }),
    async close() {
      isClosed = true;
      const under = [...threads].flatMap(({ current }) => current ?? []);
      for (const one of [...queue.drain(), ...under])
        answerWaiting(one, failureOf('the lake is closing'));
      await Promise.all([...threads, ...leaving].map(({ worker }) => worker.end()));
    },
  };

  function patienceOf(waiting: Waiting, withinMs: number): void {
    waiting.patience = setTimeout(() => giveUp(waiting, withinMs), withinMs);
  }
}
