import type { Observable } from 'rxjs';

/** What an observable has given so far, and promises for what it gives later. */
export type Recorded<T> = {
  events: T[];
  /** The first event, past or future, that passes `test`. */
  next: (test: (event: T) => boolean) => Promise<T>;
  stop: () => void;
};

/** Subscribes to an observable and keeps what it gives. An error fails whoever waits. */
export function record<T>(source: Observable<T>): Recorded<T> {
  const events: T[] = [];
  const waiting = new Set<{
    test: (event: T) => boolean;
    done: (event: T) => void;
    fail: (e: unknown) => void;
  }>();
  let failure: { error: unknown } | null = null;
  const subscription = source.subscribe({
    next(event) {
      events.push(event);
      for (const wait of waiting) {
        if (!wait.test(event)) continue;
        waiting.delete(wait);
        wait.done(event);
      }
    },
    error(error) {
      failure = { error };
      for (const wait of waiting) wait.fail(error);
    },
  });
  return {
    events,
    next: (test) =>
      new Promise((done, fail) => {
        const past = events.find(test);
        if (past !== undefined) done(past);
        else if (failure) fail(failure.error);
        else waiting.add({ test, done, fail });
      }),
    stop: () => subscription.unsubscribe(),
  };
}
