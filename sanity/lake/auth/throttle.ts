import { createHash } from 'node:crypto';

/** Failures are forgotten after this long without another. */
const memory = 30 * 60_000;
const longestWait = 15 * 60_000;
/** More of each kind are not remembered; those that are not waiting go first, the oldest before others. */
const mostKeys = 50_000;

/** Failures that are forgiven, and the first wait after them; each further one doubles it. */
type Patience = { free: number; firstWait: number };

const patience = {
  /** Of one visitor, or one browser that has signed in before, with one account. */
  own: { free: 5, firstWait: 15_000 },
  /** Of all strangers together with one account: guesses from many addresses. */
  account: { free: 30, firstWait: 60_000 },
  /** Of one stranger with all accounts: one guess for each. */
  visitor: { free: 100, firstWait: 60_000 },
} as const satisfies Record<string, Patience>;

type Failures = { failures: number; last: number };

/** Who tries to sign in where. */
export type Guess = {
  account: string;
  /** The visitor's group of addresses. */
  visitor: string;
  /**
   * What the account knows its owner by: a browser it has signed in with, by its secret, or the
   * address; null for a stranger.
   */
  familiar: { device: string } | 'address' | null;
};

/**
 * Slows down guessing. Failures are counted for each visitor with an account, so that one person's
 * mistakes never keep out another. Strangers are also counted for the account as a whole, so that a
 * thousand addresses get no more guesses than a few, and for the visitor over all accounts. Whoever an
 * account knows from an earlier sign-in has a count of their own, which no stranger can use up.
 * Times are milliseconds since the epoch.
 */
export function createThrottle(now: () => number = Date.now) {
  const counts = {
    own: createCount(patience.own, now),
    account: createCount(patience.account, now),
    visitor: createCount(patience.visitor, now),
  };

  const countsOf = ({ account, visitor, familiar }: Guess): [Count, string][] => {
    const name = account.trim().toLowerCase();
    if (familiar === 'address') return [[counts.own, keyOf('address', name, visitor)]];
    if (familiar !== null) return [[counts.own, keyOf('device', name, familiar.device)]];
    return [
      [counts.own, keyOf('address', name, visitor)],
      [counts.account, keyOf(name)],
      [counts.visitor, keyOf(visitor)],
    ];
  };

  return {
    /** Seconds to wait before the next attempt; 0 when it may be made now. */
    wait: (guess: Guess): number =>
      Math.max(...countsOf(guess).map(([count, key]) => count.wait(key))),

    /** Counts an attempt before its password is checked, so that parallel ones count too. */
    attempt(guess: Guess): void {
      for (const [count, key] of countsOf(guess)) count.add(key);
    },

    /** The password was right: its owner starts afresh, and what others have tried stays counted. */
    succeeded(guess: Guess): void {
      for (const [count, key] of countsOf(guess)) {
        if (count === counts.own) count.forget(key);
        else count.takeBack(key);
      }
    },
  };
}

/** Of one length, however long a name somebody makes up. */
const keyOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url');

type Count = ReturnType<typeof createCount>;

/**
 * Counts failures by key, in bounded memory. Keys that have to wait are kept apart: a flood of made-up
 * names, each of which fails once, does not make it forget whom it holds off.
 */
function createCount({ free, firstWait }: Patience, now: () => number) {
  const forgiven = new Map<string, Failures>();
  const waiting = new Map<string, Failures>();

  const current = (key: string): Failures | undefined => {
    const record = waiting.get(key) ?? forgiven.get(key);
    if (record === undefined || now() - record.last <= memory) return record;
    forget(key);
    return undefined;
  };
  const forget = (key: string): void => {
    waiting.delete(key);
    forgiven.delete(key);
  };
  const keep = (key: string, record: Failures): void => {
    forget(key);
    const kept = record.failures < free ? forgiven : waiting;
    kept.set(key, record);
    const oldest = kept.size > mostKeys ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
  };

  return {
    forget,
    wait(key: string): number {
      const record = current(key);
      if (record === undefined || record.failures < free) return 0;
      const pause = Math.min(longestWait, firstWait * 2 ** (record.failures - free));
      return Math.max(0, Math.ceil((record.last + pause - now()) / 1000));
    },
    add(key: string): void {
      keep(key, { failures: (current(key)?.failures ?? 0) + 1, last: now() });
    },
    takeBack(key: string): void {
      const record = current(key);
      if (record !== undefined) keep(key, { ...record, failures: record.failures - 1 });
    },
  };
}
