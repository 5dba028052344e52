/** Remembers for a while what could not be made, so that asking again and again costs nothing. */
export type Failures = {
  /** Milliseconds until `name` is tried again; 0: it may be tried now. */
  waitOf(name: string): number;
  /** Notes a failure: each time it is left alone for four times as long. */
  note(name: string): void;
};

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** Names remembered; the oldest are forgotten first. */
const MOST_NAMES = 1_000;

export function createFailures(now: () => number = Date.now): Failures {
  const names = new Map<string, { times: number; until: number }>();
  return {
    waitOf: (name) => Math.max(0, (names.get(name)?.until ?? 0) - now()),
    note(name) {
      const times = (names.get(name)?.times ?? 0) + 1;
      const wait = Math.min(FIRST_WAIT_MS * 4 ** (times - 1), LONGEST_WAIT_MS);
      names.delete(name);
      names.set(name, { times, until: now() + wait });
      for (const oldest of names.keys()) {
        if (names.size <= MOST_NAMES) return;
        names.delete(oldest);
      }
    },
  };
}
