import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Lets writes through, or keeps them waiting while one of them needs the documents to stay as they
 * are. It is a courtesy: whoever does not ask here is noticed when it has written.
 */
export type WriteGate = {
  /** Waits until nobody holds the gate. */
  pass(): Promise<void>;
  /** Holds the gate while `work` is under way, once whoever holds it has let go. */
  hold<T>(work: () => Promise<T>): Promise<T>;
};

export function createWriteGate(): WriteGate {
  let held: Promise<void> | null = null;
  return {
    async pass() {
      while (held !== null) await held;
    },
    async hold(work) {
      while (held !== null) await held;
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      try {
        // Those who were let through just now write before anything else happens.
        await nextTurn();
        return await work();
      } finally {
        held = null;
        resolve();
      }
    },
  };
}
