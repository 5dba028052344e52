import { setTimeout } from 'node:timers/promises';
import { notEvaluated } from '../planning/query-error.ts';
import { askedFor, questionAsked } from './asked-for.ts';
import { type Asking, createCrew } from './crew.ts';
import { createMakings, type Made, type Makings, type SelectionKeeper } from './makings.ts';
import type { Outcome, Question } from './messages.ts';

/** Threads that evaluate GROQ, so that the one that takes requests stays free. */
export type QueryPool = {
  ask(question: Question, asking?: Asking): Promise<Outcome>;
  /** What is made in the background so that queries need not read the archive. */
  makings: Pick<Makings, 'figures' | 'lookAfter'>;
  /** Stops the threads; what they were at is answered as a failure. */
  close(): Promise<void>;
};

export type PoolSettings = {
  dir: string;
  /** Milliseconds a query may take once it has been begun. */
  limitMs: number;
  /** Where what threads have worked out is kept. Without it each works it out anew, however long it takes. */
  keeper?: SelectionKeeper;
  /** Writes to the log. */
  tell?(line: string): void;
};

/** Documents a thread may test for the selections of one question; more are gone through in the background. */
const AT_ONCE = 1_000;
const ANY_NUMBER = 2 ** 40;
/** Milliseconds a reader's question waits for what is made in the background: most of it is made sooner or much later. */
const SITE_WAITS_MS = 1_000;

/** Starts a pool over the lake in a folder. A thread of each kind is there at once, more as they are needed. */
export function createQueryPool({
  dir,
  limitMs,
  keeper,
  tell = () => {},
}: PoolSettings): QueryPool {
  const makings = keeper ? createMakings(dir, keeper, tell) : NO_MAKINGS;
  const crewOf = (isSite: boolean) =>
    createCrew({
      ...{ dir, limitMs, isSite, atOnce: keeper ? AT_ONCE : ANY_NUMBER },
      toSave({ selections, used, asked }) {
        if (selections.length > 0) keeper?.save(selections, { isSite, asked });
        if (used.length > 0) keeper?.want(used, { isSite, asked: '' });
      },
    });
  const [site, others] = [crewOf(true), crewOf(false)];
  for (const crew of [site, others]) crew.start();

  const ask: QueryPool['ask'] = async (question, asking = {}) => {
    const { isSite = false, signal } = asking;
    const crew = isSite ? site : others;
    const until = performance.now() + (isSite ? SITE_WAITS_MS : limitMs);
    for (;;) {
      const outcome = await crew.ask(question, asking);
      if (outcome.kind !== 'not ready') return outcome;
      const wanting = { isSite, asked: askedFor(question) };
      const { asker = '', isSpared } = asking;
      const making = makings.make(outcome.toBeMade, wanting, asker, isSpared);
      const made = await settledWithin(making, until - performance.now(), signal);
      if (made === 'too many') return { kind: 'busy' };
      if (typeof made === 'object') {
        const query = question.kind === 'query' ? question.query : '';
        return { kind: 'refusal', refusal: notEvaluated(query, made.fault) };
      }
      if (made !== 'made') return { kind: 'in the making', ...makings.progress() };
    }
  };

  // What a former version has kept, and what it was in the midst of.
  const former = keeper?.formerQuestions() ?? [];
  for (const { isSite, asked } of former) {
    const question = questionAsked(asked);
    if (question !== null) void ask(question, { isSite, asker: 'lake' });
  }
  return {
    ask,
    makings,
    async close() {
      await Promise.all([site.close(), others.close(), makings.close()]);
    },
  };
}

/** What becomes of a making within some milliseconds, while somebody waits for it. */
async function settledWithin(
  making: Promise<Made>,
  withinMs: number,
  signal: AbortSignal | undefined,
): Promise<Made | 'late'> {
  if (withinMs <= 0 || signal?.aborted) return 'late';
  const late = 'late' as const;
  const over = new AbortController();
  const stop = signal ? AbortSignal.any([over.signal, signal]) : over.signal;
  const timeout = setTimeout(withinMs, late, { signal: stop, ref: false }).catch(() => late);
  const settled = await Promise.race([making, timeout]);
  over.abort();
  return settled;
}

/** Of a pool whose threads do everything themselves. */
const NO_MAKINGS: Makings = {
  make: async () => 'made',
  lookAfter() {},
  progress: () => ({ tested: 0, of: 0, seconds: 1 }),
  figures: () => ({ tested: 0, of: 0, wanted: 0, made: 0, failed: 0 }),
  close: async () => {},
};
