import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Visitors remembered for each limit; the one that was longest not heard of goes first. */
const mostVisitors = 20_000;

export type Rate = {
  /** Counts one, and gives the seconds to wait when that was too many; 0 when it was not. */
  take(visitor: string): Promise<number>;
  /** The seconds to wait, without counting anything. */
  wait(visitor: string): Promise<number>;
};

const seconds = (result: RateLimiterRes): number =>
  Math.max(1, Math.ceil(result.msBeforeNext / 1000));

/** So many a minute, or in as many seconds, for each visitor; 0: as many as they like. */
export function createRate(most: number, duration = 60): Rate {
  if (most === 0) return { take: async () => 0, wait: async () => 0 };
  const limiter = new RateLimiterMemory({ points: most, duration });
  // In the order they were last heard of.
  const visitors = new Set<string>();

  const remember = (visitor: string): void => {
    visitors.delete(visitor);
    visitors.add(visitor);
    if (visitors.size <= mostVisitors) return;
    for (const oldest of visitors) {
      visitors.delete(oldest);
      void limiter.delete(oldest);
      return;
    }
  };

  return {
    async take(visitor) {
      remember(visitor);
      try {
        await limiter.consume(visitor);
        return 0;
      } catch (passed) {
        if (passed instanceof RateLimiterRes) return seconds(passed);
        throw passed;
      }
    },
    async wait(visitor) {
      const now = await limiter.get(visitor);
      return now !== null && now.consumedPoints >= most ? seconds(now) : 0;
    },
  };
}

/** Things that go on, counted for each visitor; at most `most` at a time, 0: as many as they like. */
export function createConcurrency(most: number) {
  const running = new Map<string, number>();
  return {
    /** Takes a place and gives what gives it back, or null when there is none. */
    enter(visitor: string): (() => void) | null {
      const now = running.get(visitor) ?? 0;
      if (most > 0 && now >= most) return null;
      running.set(visitor, now + 1);
      return () => {
        const left = (running.get(visitor) ?? 1) - 1;
        if (left > 0) running.set(visitor, left);
        else running.delete(visitor);
      };
    },
  };
}
