/** Wrong passwords that are forgiven before a wait is asked for. */
const freeFailures = 5;
const firstWait = 15_000;
const longestWait = 15 * 60_000;
/** Failures are forgotten after this long without another. */
const memory = 30 * 60_000;
/** More keys than this are not remembered; the oldest go first. */
const mostKeys = 10_000;

type Record = { failures: number; last: number };

export type Throttle = ReturnType<typeof createThrottle>;

/**
 * Slows down guessing. Failures are counted per account and visitor together, so that one person's
 * mistakes never keep out another, and nobody can lock an editor out from elsewhere. From the sixth
 * failure on each one doubles the wait. Times are milliseconds since the epoch.
 */
export function createThrottle(now: () => number = Date.now) {
  const records = new Map<string, Record>();
  const keyOf = (account: string, visitor: string): string =>
    `${account.trim().toLowerCase().slice(0, 320)}\n${visitor}`;

  const current = (key: string): Record | undefined => {
    const record = records.get(key);
    if (record && now() - record.last > memory) records.delete(key);
    return records.get(key);
  };

  return {
    /** Seconds to wait before the next attempt; 0 when it may be made now. */
    wait(account: string, visitor: string): number {
      const record = current(keyOf(account, visitor));
      if (!record || record.failures < freeFailures) return 0;
      const pause = Math.min(longestWait, firstWait * 2 ** (record.failures - freeFailures));
      return Math.max(0, Math.ceil((record.last + pause - now()) / 1000));
    },

    /** Counts an attempt before its password is checked, so that parallel ones count too. */
    attempt(account: string, visitor: string): void {
      const key = keyOf(account, visitor);
      const failures = (current(key)?.failures ?? 0) + 1;
      records.delete(key);
      records.set(key, { failures, last: now() });
      const oldest = records.size > mostKeys ? records.keys().next().value : undefined;
      if (oldest !== undefined) records.delete(oldest);
    },

    /** The password was right: its account starts afresh. */
    succeeded(account: string, visitor: string): void {
      records.delete(keyOf(account, visitor));
    },
  };
}
