import { getPriority, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SavedSelection, Wanting } from '../../store/saved-selections.ts';
import {
  comesBefore,
  type MakingNews,
  type MakingProgress,
  type ToMake,
  type Urgency,
} from './making-messages.ts';
import type { ThreadSettings } from './messages.ts';

/** Where selections are kept, which threads may not write. */
export type SelectionKeeper = {
  /** Notes that some are wanted, so that they are made, if not now then at the next start. */
  want(names: readonly string[], wanting: Wanting): void;
  /** Keeps some, whole or in the making. Without `wanting` only those still wanted. */
  save(selections: readonly SavedSelection[], wanting: Wanting | null): void;
  /** Forgets that some are wanted, which cannot be made. */
  forget(names: readonly string[]): void;
  /** The same of all that is not whole and not the site's. */
  forgetUnfinished(): void;
  /** Questions of a former version, whose selections have to be found out anew. */
  formerQuestions(): Wanting[];
};

/** What is done in the background, for `/metrics`. */
export type MakingFigures = MakingProgress & { wanted: number; made: number; failed: number };

/** What became of what was to be made. `too many`: whoever asked has enough being made. `fault`: it cannot be made. */
export type Made = 'made' | 'lost' | 'too many' | { fault: string };

/** Makes selections in a thread of its own: each once, whoever asks for it and however many. */
export type Makings = {
  /**
   * Settles when none of these is to be made any more. `asker` as in the queue of questions.
   *
   * @param isSpared whether the site's page can do without for now.
   */
  make(
    names: readonly string[],
    wanting: Wanting,
    asker: string,
    isSpared?: boolean,
  ): Promise<Made>;
  /** Brings what is kept up to date, and goes on with what was under way. */
  lookAfter(): void;
  progress(): MakingProgress & { seconds: number };
  figures(): MakingFigures;
  close(): Promise<unknown>;
};

/** Most that is being made for one asker, and for the site: whoever invents filters waits for themselves. */
const MOST = { site: 2_000, asker: 200 };
/** It shares a busy processor with the queries of readers, and takes the smaller part. */
const NICENESS = 5;
const LEAST = 19;
const MOST_MEMORY_MB = 256;
const YOUNG_MEMORY_MB = 8;
/** Milliseconds without work after which the thread gives its memory back. */
const IDLE_MS = 20_000;
/** Documents from which on it is told in the log that they are being gone through. */
const WORTH_TELLING = 5_000;
const TOLD_EVERY_MS = 5_000;

/** One that is being made, and who waits for it. */
type Waited = { asker: string; urgency: Urgency; settle: ((made: Made) => void)[] };

/** Selections being made over the lake in a folder. `tell` writes to the log. */
export function createMakings(
  dir: string,
  keeper: SelectionKeeper,
  tell: (line: string) => void,
): Makings {
  const waiting = new Map<string, Waited>();
  const figures = { made: 0, failed: 0 };
  let progress: MakingProgress = { tested: 0, of: 0 };
  let begun = 0;
  let told = 0;
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const done = (names: Iterable<string>, made: Made) => {
    for (const name of names) {
      for (const settle of waiting.get(name)?.settle ?? []) settle(made);
      waiting.delete(name);
    }
  };

  const isTooMany = (fresh: number, asker: string, urgency: Urgency): boolean => {
    const isOthers = urgency === 'others';
    const own = [...waiting.values()].filter(
      (one) => one.asker === asker && (one.urgency === 'others') === isOthers,
    );
    return own.length + fresh > (isOthers ? MOST.asker : MOST.site);
  };

  const showProgress = (now: MakingProgress) => {
    if (now.tested < progress.tested || progress.of === 0) begun = performance.now();
    progress = now;
    if (now.of < WORTH_TELLING || performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    tell(
      `lake: looking through the archive for what is asked: ${now.tested} of ${now.of} documents`,
    );
  };

  const keep = ({ selections, made, failed }: Extract<MakingNews, { kind: 'made' }>) => {
    keeper.save(selections, null);
    figures.made += made;
    figures.failed += failed.length;
    if (progress.of >= WORTH_TELLING) tell(`lake: looked through ${progress.of} documents`);
    progress = { tested: 0, of: 0 };
    done(
      selections.map(({ name }) => name),
      'made',
    );
    keeper.forget(failed.map(({ name }) => name));
    for (const { name, why } of failed) done([name], { fault: why });
  };

  const hear = (news: MakingNews) => {
    if (isClosed) return;
    switch (news.kind) {
      case 'ready':
        return lowerPriority(news.number);
      case 'progress':
        showProgress(news.progress);
        if (news.parts.length > 0) keeper.save(news.parts, null);
        return;
      case 'made':
        return keep(news);
      case 'idle':
        idle = setTimeout(endThread, IDLE_MS);
        idle.unref();
    }
  };

  const endThread = () => {
    const ended = worker?.terminate();
    worker = null;
    return ended;
  };

  /**
   * What was asked of a thread that is lost is not asked again by itself, nor after a start: it may be what
   * ended it. The site's is trusted, and made apart from others'.
   */
  const lost = (one: Worker) => {
    if (worker !== one) return;
    worker = null;
    figures.failed += waiting.size;
    keeper.forgetUnfinished();
    done([...waiting.keys()], 'lost');
  };

  const ask = (question: ToMake) => {
    if (isClosed) return;
    clearTimeout(idle);
    worker ??= startThread({ dir, atOnce: 0 }, hear, lost);
    worker.postMessage(question);
  };

  return {
    async make(names, wanting, asker, isSpared = false) {
      const urgency = !wanting.isSite ? 'others' : isSpared ? 'spared' : 'needed';
      // What was asked for already who needs it more does not wait for as long as they.
      const fresh = names.filter((name) => {
        const known = waiting.get(name);
        return known === undefined || comesBefore(urgency, known.urgency);
      });
      if (fresh.length > 0 && isTooMany(fresh.length, asker, urgency)) return 'too many';
      for (const name of fresh) {
        waiting.set(name, { asker, urgency, settle: waiting.get(name)?.settle ?? [] });
      }
      const settled = names.map(
        (name) => new Promise<Made>((settle) => waiting.get(name)?.settle.push(settle)),
      );
      if (fresh.length > 0) {
        keeper.want(fresh, wanting);
        ask({ kind: 'make', names: fresh, urgency });
      }
      return (await Promise.all(settled)).find((made) => made !== 'made') ?? 'made';
    },
    lookAfter: () => ask({ kind: 'look after' }),
    progress() {
      const { tested, of } = progress;
      const seconds = (performance.now() - begun) / 1_000;
      return { tested, of, seconds: tested === 0 ? 1 : ((of - tested) * seconds) / tested };
    },
    figures: () => ({ ...progress, ...figures, wanted: waiting.size }),
    async close() {
      isClosed = true;
      clearTimeout(idle);
      done([...waiting.keys()], 'lost');
      return endThread();
    },
  };
}

function startThread(
  settings: ThreadSettings,
  hear: (news: MakingNews) => void,
  lost: (worker: Worker) => void,
): Worker {
  const worker = new Worker(new URL('./making-thread.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: {
      maxOldGenerationSizeMb: MOST_MEMORY_MB,
      maxYoungGenerationSizeMb: YOUNG_MEMORY_MB,
    },
  });
  worker.on('message', hear);
  worker.on('error', (fault) => {
    console.error('lake: what is asked could not be made of the archive:', fault);
    lost(worker);
  });
  worker.on('exit', () => lost(worker));
  // Nothing waits for it: a command that is done ends.
  worker.unref();
  return worker;
}

function lowerPriority(number: number | null): void {
  if (number === null) return;
  try {
    // The lake itself may stand behind others.
    setPriority(number, Math.min(getPriority() + NICENESS, LEAST));
  } catch {
    // Where priorities cannot be set, it has that of all.
  }
}
