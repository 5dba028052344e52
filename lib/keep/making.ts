import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What is noted while a page is being made, and by whom it can be kept: the front door opens a note
 * around Next, the content boundary writes into it, however deep in the page it is asked.
 */
export class MakingNote {
  readonly #tags = new Set<string>();
  #until = Number.POSITIVE_INFINITY;
  /** The lake did not give an answer the page needs; `busy` when it is there and has too much to do. */
  lakeWas: 'busy' | 'away' | null = null;
  /** The lake has been waited for, and did not answer: it is not asked again for the same page. */
  askedInVain = false;
  /** A copy that may be out of date stood in for an answer. */
  usedStandIn = false;

  get tags(): readonly string[] {
    return [...this.#tags];
  }

  /** Milliseconds since the epoch; infinite when no time makes it untrue. */
  get until(): number {
    return this.#until;
  }

  madeOf(tags: readonly string[]): void {
    for (const tag of tags) this.#tags.add(tag);
  }

  /** What is made is true until then, at the longest. */
  goodUntil(time: number): void {
    this.#until = Math.min(this.#until, time);
  }
}

declare global {
  var datelineMaking: AsyncLocalStorage<MakingNote> | undefined;
}

function notes(): AsyncLocalStorage<MakingNote> {
  globalThis.datelineMaking ??= new AsyncLocalStorage();
  return globalThis.datelineMaking;
}

/** Runs `make` with a note that everything it waits for can write into. */
export const withNote = <Result>(note: MakingNote, make: () => Result): Result =>
  notes().run(note, make);

/** The note of what is being made; a spare one where nobody keeps anything. */
export const currentNote = (): MakingNote => notes().getStore() ?? new MakingNote();
