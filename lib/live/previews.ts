import { anyTag } from '../keep/ledger.ts';

/** Milliseconds a page may take from being rendered to listening. */
const arrival = 15_000;

type Listener = (changed: ReadonlySet<string>) => void;

/** Tells pages in preview what changed in drafts or was published: by sync tags, under other names. */
export class Previews {
  readonly #listeners = new Set<Listener>();
  readonly #nameOf: (syncTag: string) => string;
  #recent: { at: number; changed: ReadonlySet<string> }[] = [];

  constructor(nameOf: (syncTag: string) => string) {
    this.#nameOf = nameOf;
  }

  change(syncTags: readonly string[]): void {
    const changed = new Set([anyTag, ...syncTags].map(this.#nameOf));
    const now = Date.now();
    this.#recent = [...this.#recent.filter(({ at }) => at > now - arrival), { at: now, changed }];
    for (const listener of this.#listeners) listener(changed);
  }

  /**
   * Follows the tags a page was made of, by name. It is told at once of what changed as it arrived;
   * one that was away for a while (`returns`) is told in any case.
   *
   * @returns a function that ends it.
   */
  follow(names: readonly string[], returns: boolean, tell: () => void): () => void {
    const listener: Listener = (changed) => {
      if (names.some((name) => changed.has(name))) tell();
    };
    const since = Date.now() - arrival;
    if (returns) tell();
    else for (const { at, changed } of this.#recent) if (at > since) listener(changed);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
