import { askedFor } from './asked-for.ts';
import type { Question } from './messages.ts';

/** Questions given up before they were begun that are kept until there is nothing else to do. */
const MOST = 50;
/** And so many bytes of each: nobody's limit counts them any more. */
const LARGEST = 100_000;

type Asked = { question: Question; size: number };

export type Orphans<T extends Asked> = {
  /** Keeps one, unless one that asks the same is kept already; false: it is not kept. */
  add(one: T): boolean;
  /** Takes out the one that was kept first. */
  take(): T | null;
  all(): T[];
};

/**
 * Questions nobody waits for any more, which have not been begun. Begun one might find out what has to be
 * made for it: so one of each is, when there is nothing else to do. Else who never waits long enough
 * would never be answered.
 */
export function createOrphans<T extends Asked>(): Orphans<T> {
  const kept = new Map<string, T>();
  return {
    add(one) {
      const asked = one.size > LARGEST ? '' : askedFor(one.question);
      if (asked === '' || kept.size >= MOST || kept.has(asked)) return false;
      kept.set(asked, one);
      return true;
    },
    take() {
      for (const [asked, one] of kept) {
        kept.delete(asked);
        return one;
      }
      return null;
    },
    all: () => [...kept.values()],
  };
}
