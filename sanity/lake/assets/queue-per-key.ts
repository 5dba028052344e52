/** Runs pieces of work one after the other where they share a key, freely where they do not. */
export type QueuePerKey = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createQueuePerKey(): QueuePerKey {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const run = (tails.get(key) ?? Promise.resolve()).then(work, work);
    tails.set(key, run);
    const forget = () => {
      if (tails.get(key) === run) tails.delete(key);
    };
    run.then(forget, forget);
    return run;
  };
}
