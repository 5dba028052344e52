import type { Outcome, Question, Reply, ToSave } from './messages.ts';
import { createOrphans } from './orphans.ts';
import { type QueryThread, startQueryThread } from './query-thread.ts';
import { createFairQueue, type Lane, type Queued } from './queue.ts';

export type Asking = {
  /** Who asks, by the id of an identity: no asker gets in the way of another. */
  asker?: string;
  /** Whether this is the site's own question, for which there are threads nobody else can take. */
  isSite?: boolean;
  /** Whether the site's page can do without the answer, should it take long to find out. */
  isSpared?: boolean;
  /** Whether the answer is found in no time: it is not kept waiting by those before it that take long. */
  isAtHand?: boolean;
  /** About how many bytes the question keeps in memory, if it is not just a text. */
  size?: number;
  /** For what is asked after commits, again and again: never more than one thread is in a lane. */
  lane?: Lane;
  /** Given up after so many milliseconds, begun or not, and therefore answered before what waits. */
  withinMs?: number;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal;
};

export type CrewSettings = {
  dir: string;
  /** Milliseconds a question may take once it has been begun. */
  limitMs: number;
  /** Documents a thread may test for the selections of one question. */
  atOnce: number;
  isSite: boolean;
  /** Told what threads, which may not write, ask to be kept. */
  toSave(work: ToSave): void;
};

/** What a thread says to a question, or what became of it. */
export type Said = Reply | Outcome;

/**
 * The threads there are. `usual` stay once they have been started: each takes memory, and keeps
 * selections of its own. `most` there may be at once, when the usual ones are held up. The site's are
 * its own: whatever others ask, readers' questions have a place. Of the others' one asker takes all but
 * one at most, and there is one more than that than there are lanes.
 */
const SITE = { usual: 1, most: 2, atOnce: 2, waiting: 2_000, bytes: 64_000_000 };
const OTHERS = { usual: 1, most: 4, atOnce: 3, waiting: 500, bytes: 32_000_000 };
/**
 * Milliseconds by which the site's questions that take no time are ahead of its others: of a story, a reader's
 * page is nothing without it. Not always first, or a crawl of stories would leave no turn to lists.
 */
const HEAD_START_MS = 1_000;
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
  /** Whether nobody waits for its answer, only for what it brings about. */
  isOrphan: boolean;
  /** Runs out when nobody wants the answer any more. */
  patience: NodeJS.Timeout | undefined;
  answer: (outcome: Said) => void;
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

function answerWaiting({ patience, answer }: Waiting, outcome: Said): void {
  clearTimeout(patience);
  answer(outcome);
}

const stoppedAfter = (milliseconds: number): Outcome => ({
  kind: 'stopped',
  why: `after ${milliseconds / 1_000} seconds`,
});

/** Some threads, and what waits for them. */
export function createCrew({ dir, limitMs, atOnce, isSite, toSave }: CrewSettings) {
  const limits = isSite ? SITE : OTHERS;
  const threads = new Set<Thread>();
  const leaving = new Set<Thread>();
  const queue = createFairQueue<Waiting>(limits);
  const orphans = createOrphans<Waiting>();
  let isClosed = false;

  const start = () => {
    const thread: Thread = {
      current: null,
      deadline: undefined,
      patience: undefined,
      yields: false,
      worker: startQueryThread(
        { dir, atOnce },
        {
          ready: () => serveQueue(),
          answered: (reply) => finish(thread, reply),
          toSave,
          lost: (outcome) => lose(thread, outcome),
        },
      ),
    };
    threads.add(thread);
  };

  const finish = (thread: Thread, outcome: Said) => {
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
    const withinMs = waiting.isOrphan ? ABANDONED_MS : limitMs;
    thread.deadline = setTimeout(() => stop(thread, withinMs), withinMs);
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

  /** Nobody waits for it any more, and it has not been begun. */
  const orphan = (waiting: Waiting) => {
    if (orphans.add({ ...waiting, isOrphan: true })) serveQueue();
    else answerWaiting(waiting, stoppedAfter(0));
  };

  const giveUp = (waiting: Waiting, afterMs: number) => {
    const thread = threadAt(waiting);
    if (thread !== undefined) return stop(thread, afterMs);
    if (queue.remove(waiting)) answerWaiting(waiting, stoppedAfter(afterMs));
  };

  const abandon = (waiting: Waiting) => {
    const thread = threadAt(waiting);
    if (thread === undefined) {
      if (queue.remove(waiting)) orphan(waiting);
      return;
    }
    clearTimeout(thread.deadline);
    thread.deadline = setTimeout(() => stop(thread, ABANDONED_MS), ABANDONED_MS);
  };

  const serveQueue = (most = limits.usual) => {
    for (const thread of threads) {
      if (!thread.worker.isReady() || thread.current !== null) continue;
      const next = queue.take() ?? orphans.take();
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
    ask: (
      question: Question,
      { asker = '', isAtHand = false, size = 0, lane, withinMs, signal }: Asking,
    ) =>
      new Promise<Said>((answer) => {
        if (isClosed) return answer(failureOf('the lake is closing'));
        const urgent = withinMs !== undefined;
        const since = performance.now() - (isSite && isAtHand ? HEAD_START_MS : 0);
        const isOrphan = false;
        const waiting = {
          question,
          asker,
          lane,
          urgent,
          since,
          size,
          isOrphan,
          patience: undefined,
          answer,
        };
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
      for (const one of [...queue.drain(), ...orphans.all(), ...under])
        answerWaiting(one, failureOf('the lake is closing'));
      await Promise.all([...threads, ...leaving].map(({ worker }) => worker.end()));
    },
  };

  function patienceOf(waiting: Waiting, withinMs: number): void {
    waiting.patience = setTimeout(() => giveUp(waiting, withinMs), withinMs);
  }
}
