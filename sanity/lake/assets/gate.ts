import { Refusal } from '../http/refusal.ts';

/** Lets a fixed number of pieces of work run at once; the others wait in order of arrival. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * @param atOnce places; @param waiting how many may wait for one.
 * The gate throws Refusal 503 when nobody more can wait.
 */
export function createGate(atOnce: number, waiting: number): Gate {
  let inside = 0;
  const line: (() => void)[] = [];
  return async (work) => {
    if (inside >= atOnce) {
      if (line.length >= waiting) {
        throw new Refusal(503, 'Too many pictures are being made right now. Try again shortly.', {
          'retry-after': '2',
        });
      }
      // Whoever leaves hands its place on, so `inside` stays as it is.
      await new Promise<void>((enter) => line.push(enter));
    } else {
      inside += 1;
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
