/**
 * When what changed. Everything that is kept is filed under the moment its making *began*, and is true
 * as long as nothing it was made of has changed since: a change that crosses a making makes it void.
 */

/** Counts changes; no clock, so that two things never happen "at the same time". */
export type Moment = number;

/** What a thing was made of, and when its making began. */
export type Origin = { began: Moment; tags: readonly string[] };

/**
 * `true`: nothing it was made of has changed. `unsure`: changes may have been missed, or the time of
 * day has moved on; it may stand in while the lake is away. `changed`: never to be shown again.
 */
export type Standing = 'true' | 'unsure' | 'changed';

/** On what depends on the time of day: an embargo lifts, a breaking story ages. */
export const clockTag = 'clock';

/** On what does not say what it was made of: any change makes it void. */
export const anyTag = '*';

/** Tags remembered one by one; older changes are remembered as having touched everything. */
const mostTags = 50_000;

/** `known`: it has changed. `doubted`: it may have, and what was made of it may stand in. */
export type Change = 'known' | 'doubted';

type Listener = (tags: readonly string[] | null, change: Change) => void;

export class Ledger {
  readonly #changed = new Map<string, Moment>();
  readonly #listeners = new Set<Listener>();
  readonly #mostTags: number;
  #moment: Moment = 0;
  #everythingChanged: Moment = 0;
  #missed: Moment = 0;

  constructor(most = mostTags) {
    this.#mostTags = most;
  }

  /** The moment to file a making under that begins now. */
  get moment(): Moment {
    return this.#moment;
  }

  /** These sync tags, or with null anything at all, have changed. */
  change(tags: readonly string[] | null): void {
    this.#moment += 1;
    if (tags === null) this.#everythingChanged = this.#moment;
    else for (const tag of [anyTag, ...tags]) this.#note(tag);
    this.#tell(tags, 'known');
  }

  /** Changes may have been missed: all is to be made again, and may stand in until it is. */
  doubt(): void {
    this.#moment += 1;
    this.#missed = this.#moment;
    this.#tell(null, 'doubted');
  }

  standing({ began, tags }: Origin): Standing {
    if (this.#everythingChanged > began) return 'changed';
    const since = (tag: string) => (this.#changed.get(tag) ?? 0) > began;
    if (tags.some((tag) => tag !== clockTag && since(tag))) return 'changed';
    return this.#missed > began || (tags.includes(clockTag) && since(clockTag)) ? 'unsure' : 'true';
  }

  /** Is told the tags of each change, null for anything. @returns a function that ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #note(tag: string): void {
    this.#changed.delete(tag);
    this.#changed.set(tag, this.#moment);
    for (const [oldest, moment] of this.#changed) {
      if (this.#changed.size <= this.#mostTags) break;
      this.#changed.delete(oldest);
      this.#everythingChanged = Math.max(this.#everythingChanged, moment);
    }
  }

  #tell(tags: readonly string[] | null, change: Change): void {
    for (const listener of this.#listeners) listener(tags, change);
  }
}

declare global {
  var datelineLedger: Ledger | undefined;
}

/** The process's ledger: Next bundles pages and route handlers apart, so a module's own would be several. */
export function siteLedger(): Ledger {
  globalThis.datelineLedger ??= new Ledger();
  return globalThis.datelineLedger;
}
