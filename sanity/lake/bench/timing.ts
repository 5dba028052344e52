/** Middle of some numbers. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const ENOUGH_MS = 700;
const MOST_RUNS = 30;

/** Milliseconds that `work` takes: the first time, and the median of the times after it. */
export async function timesOf(work: () => unknown): Promise<{ first: number; median: number }> {
  const timed = async () => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const first = await timed();
  const times: number[] = [];
  const end = performance.now() + ENOUGH_MS;
  while (times.length < MOST_RUNS && (times.length === 0 || performance.now() < end)) {
    times.push(await timed());
  }
  return { first, median: median(times) };
}
