/**
 * Runs in a page: until it, or a window that it opened, has had nothing to do for longer than it takes to begin a
 * sentence. Only then has the browser kept what it compiled for it.
 */
export function atRest(resting: Window = window): Promise<void> {
  const [quietOnes, wholePeriod] = [30, 40];
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = (quiet: number): void => {
    if (quiet === quietOnes) resolve();
    else
      resting.requestIdleCallback((period) =>
        look(period.timeRemaining() < wholePeriod ? 0 : quiet + 1),
      );
  };
  look(0);
  return promise;
}
