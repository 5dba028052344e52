/** What may be evaluated in one thread at a time, whoever asks. */
export type Lane = 'webhooks' | 'listeners';

/** What the queue has to know of a question. */
export type Queued = {
  /** Whose it is: those of one asker wait for each other. */
  asker: string;
  lane: Lane | undefined;
  /** Answered before all others. */
  urgent: boolean;
  /** From when on it counts as waiting, in milliseconds of one clock: its asker's are answered in this order. */
  since: number;
  /** About how many bytes it keeps in memory until it is asked. */
  size: number;
};

/** What waits and what is at work, for as long as it is one of the two. */
export type FairQueue<T extends Queued> = {
  /** Adds a question, unless its asker has too much waiting. */
  add(one: T): boolean;
  /** Takes out the question that is to be begun next; null: none may be begun now. */
  take(): T | null;
  /** Whether there is one that might be. */
  hasNext(): boolean;
  /** One that was begun is over. */
  done(one: T): void;
  /** Takes out one that waits; false: it does not. */
  remove(one: T): boolean;
  has(one: T): boolean;
  /** Takes out all that wait. */
  drain(): T[];
};

export type FairQueueLimits = {
  /** Questions one asker may have at work at once, all its lanes together. */
  atOnce: number;
  /** Questions, and bytes of them, one asker may have waiting besides those of lanes. */
  waiting: number;
  bytes: number;
};

/**
 * Questions of many askers: next is always one of those who have the least at work, and among them of
 * who has waited longest for a turn. So whoever asks much waits for themselves.
 */
export function createFairQueue<T extends Queued>(limits: FairQueueLimits): FairQueue<T> {
  const waiting: T[] = [];
  const atWork = new Set<T>();
  /** When each asker who has something here last had a turn. */
  const turns = new Map<string, number>();
  let turn = 0;

  const working = (asker: string) => count(atWork, (one) => one.asker === asker);

  const next = (): T | null => {
    const lanes = new Set([...atWork].map(({ lane }) => lane));
    let best: { one: T; busy: number; turn: number } | null = null;
    const seen = new Set<string>();
    for (const one of waiting) {
      if (one.lane !== undefined && lanes.has(one.lane)) continue;
      if (one.urgent) return one;
      if (seen.has(one.asker)) continue;
      seen.add(one.asker);
      const busy = working(one.asker);
      if (busy >= limits.atOnce) continue;
      const since = turns.get(one.asker) ?? 0;
      if (best === null || busy < best.busy || (busy === best.busy && since < best.turn)) {
        best = { one, busy, turn: since };
      }
    }
    return best?.one ?? null;
  };

  const forgetTurn = (asker: string) => {
    if (working(asker) > 0 || waiting.some((one) => one.asker === asker)) return;
    turns.delete(asker);
  };

  const remove = (one: T): boolean => {
    const place = waiting.indexOf(one);
    if (place !== -1) waiting.splice(place, 1);
    return place !== -1;
  };

  return {
    add(one) {
      if (one.lane === undefined && !one.urgent) {
        const others = waiting.filter(({ asker, lane }) => asker === one.asker && !lane);
        const bytes = others.reduce((sum, { size }) => sum + size, one.size);
        if (others.length >= limits.waiting) return false;
        if (others.length > 0 && bytes > limits.bytes) return false;
      }
      const place = waiting.findLastIndex(({ since }) => since <= one.since) + 1;
      waiting.splice(place, 0, one);
      return true;
    },
    take() {
      const one = next();
      if (one === null) return null;
      remove(one);
      atWork.add(one);
      turn += 1;
      turns.set(one.asker, turn);
      return one;
    },
    hasNext: () => next() !== null,
    done(one) {
      atWork.delete(one);
      forgetTurn(one.asker);
    },
    remove(one) {
      const was = remove(one);
      if (was) forgetTurn(one.asker);
      return was;
    },
    has: (one) => waiting.includes(one),
    drain: () => waiting.splice(0),
  };
}

const count = <T>(all: Iterable<T>, test: (one: T) => boolean): number => {
  let found = 0;
  for (const one of all) if (test(one)) found += 1;
  return found;
};
