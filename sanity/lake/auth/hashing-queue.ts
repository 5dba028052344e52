/** Does a few things at a time, lets a few more wait for their turn, and sends the rest away. */
export function createHashingQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const queue: (() => void)[] = [];
  let busy = 0;

  return {
    /** Whether nothing more can be taken on at the moment. */
    isFull: (): boolean => busy >= atOnce && queue.length >= waiting,

    /** Does `work` when its turn comes. */
    async take<T>(work: () => Promise<T>): Promise<T> {
      if (busy >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
      else busy += 1;
      try {
        return await work();
      } finally {
        // The place goes to whoever waits longest, without being free in between.
        const next = queue.shift();
        if (next === undefined) busy -= 1;
        else next();
      }
    },
  };
}
