import { refuse } from '../wire/refusal.ts';
import { createTurns } from './turns.ts';

/**
 * Whose wish it is: a picture as the site's pages ask for it; what people who are signed in do; what
 * anybody else may ask for.
 */
export type PictureLane = 'site' | 'desk' | 'rest';

export type PictureAsker = {
  lane: PictureLane;
  /** Who asks: each gets an equal share of the places. */
  visitor: string;
  /** Aborted when they do not wait any more. */
  signal?: AbortSignal;
};

/** Where work waits for one of a few places. */
export type Line<T> = {
  /**
   * Does `work` when its turn comes. Equal keys asked for at the same time are done once, for all who
   * ask; `work` is told by its signal that none of them waits any more.
   *
   * @throws Whatever `work` throws; Refused 429 or 503 when too much waits; `Unwanted` when the asker left.
   */
  ask(key: string, asker: PictureAsker, work: Work<T>): Promise<T>;
  /** Sends away all who wait, and tells running work that it is not wanted. */
  close(): void;
};

type Work<T> = (signal: AbortSignal) => Promise<T>;

export type LineBounds = {
  /** Pieces of work at once. */
  places: number;
  /** How much may wait in each lane, and how much of one visitor. */
  waiting: number;
  perVisitor: number;
  /** Milliseconds anybody waits for a place. */
  patienceMs: number;
};

/** The asker left before there was an answer. Nobody is there to hear it. */
export class Unwanted extends Error {
  override name = 'Unwanted';
}

type Item<T> = {
  key: string;
  /** The best of those who ask. */
  lane: PictureLane;
  askers: Set<PictureAsker>;
  work: Work<T>;
  controller: AbortController;
  outcome: PromiseWithResolvers<T>;
  patience: NodeJS.Timeout | undefined;
};

const lanes: readonly PictureLane[] = ['site', 'desk', 'rest'];

const better = (one: PictureLane, other: PictureLane): PictureLane =>
  lanes.indexOf(one) <= lanes.indexOf(other) ? one : other;

const comeBack = { 'retry-after': '2' };

const tooMuch = () =>
  refuse('not now', 'Too many pictures are being made right now. Try again shortly.', comeBack);

const tooMuchOfOne = () =>
  refuse(
    'too many',
    'You have asked for many pictures at once. Wait for some of them first.',
    comeBack,
  );

const visitorsOf = <T>({ askers }: Item<T>): string[] => [...askers].map(({ visitor }) => visitor);

/**
 * Opens a line. With several places one of them is only ever given to the site's own pictures, so that
 * readers' go on whatever others ask for.
 */
export function createLine<T>(bounds: LineBounds): Line<T> {
  const waiting = new Set<Item<T>>();
  const running = new Set<Item<T>>();
  /** What can still be joined. */
  const known = new Map<string, Item<T>>();
  const turns = createTurns();
  let isClosed = false;

  const countOf = (items: Iterable<Item<T>>, lane: PictureLane): number =>
    [...items].filter((item) => item.lane === lane).length;

  /** Of those that wait in a lane the one whose asker was served longest ago. */
  const firstOf = (lane: PictureLane): Item<T> | undefined => {
    let first: { item: Item<T>; turn: number } | undefined;
    for (const item of waiting) {
      if (item.lane !== lane) continue;
      const turn = turns.last(visitorsOf(item));
      if (first === undefined || turn < first.turn) first = { item, turn };
    }
    return first?.item;
  };

  const next = (): Item<T> | undefined => {
    const desk = countOf(running, 'desk');
    const isFull = desk + countOf(running, 'rest') >= Math.max(1, bounds.places - 1);
    if (isFull) return firstOf('site');
    // Who is signed in is not kept out by a crowd of readers: they have one place, when it is free.
    return (
      (desk === 0 ? firstOf('desk') : undefined) ??
      firstOf('site') ??
      firstOf('desk') ??
      firstOf('rest')
    );
  };

  const forget = (item: Item<T>) => {
    clearTimeout(item.patience);
    waiting.delete(item);
    if (known.get(item.key) === item) known.delete(item.key);
  };

  const drop = (item: Item<T>, fault: Error) => {
    forget(item);
    item.outcome.reject(fault);
  };

  const run = async (item: Item<T>) => {
    clearTimeout(item.patience);
    waiting.delete(item);
    running.add(item);
    turns.taken(visitorsOf(item));
    try {
      item.outcome.resolve(await item.work(item.controller.signal));
    } catch (fault) {
      item.outcome.reject(fault);
    }
    forget(item);
    running.delete(item);
    serve();
  };

  const serve = () => {
    while (!isClosed && running.size < bounds.places) {
      const item = next();
      if (item === undefined) return;
      void run(item);
    }
  };

  const add = (key: string, { lane, visitor }: PictureAsker, work: Work<T>): Item<T> => {
    if (isClosed || countOf(waiting, lane) >= bounds.waiting) throw tooMuch();
    const own = [...waiting].filter((item) => visitorsOf(item).every((who) => who === visitor));
    if (own.length >= bounds.perVisitor) throw tooMuchOfOne();
    const item: Item<T> = {
      key,
      lane,
      askers: new Set(),
      work,
      controller: new AbortController(),
      outcome: Promise.withResolvers(),
      patience: setTimeout(() => drop(item, tooMuch()), bounds.patienceMs),
    };
    // Each asker hears of it; when all of them have left, nobody does.
    item.outcome.promise.catch(() => {});
    waiting.add(item);
    known.set(key, item);
    return item;
  };

  const leave = (item: Item<T>, asker: PictureAsker) => {
    item.askers.delete(asker);
    if (item.askers.size > 0) return;
    item.controller.abort();
    forget(item);
  };

  return {
    async ask(key, asker, work) {
      const { signal } = asker;
      if (signal?.aborted) throw new Unwanted();
      const item = known.get(key) ?? add(key, asker, work);
      item.askers.add(asker);
      item.lane = better(item.lane, asker.lane);
      const left = Promise.withResolvers<never>();
      const onAbort = () => {
        leave(item, asker);
        left.reject(new Unwanted());
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      serve();
      try {
        return await Promise.race([item.outcome.promise, left.promise]);
      } finally {
        signal?.removeEventListener('abort', onAbort);
      }
    },
    close() {
      isClosed = true;
      for (const item of waiting) drop(item, tooMuch());
      for (const item of running) item.controller.abort();
    },
  };
}
