/** Middle of some numbers. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const ENOUGH_MS = 700;
const MOST_RUNS = 30;

/** Milliseconds that `work` takes in the median, once it has been done a first time. */
export async function medianTime(work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  const end = performance.now() + ENOUGH_MS;
  while (times.length < MOST_RUNS && (times.length === 0 || performance.now() < end)) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}
