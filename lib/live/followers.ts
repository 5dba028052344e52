import type { Answers, Question } from '../content/answers.ts';
import { anyTag, type Ledger } from '../keep/ledger.ts';

/** A mark in its two parts. */
type Part = { name: string; version: string };

/** Answers that open pages show, and who has to hear when one becomes another. */
type Followed = { question: Question; tags: ReadonlySet<string>; tellers: Set<Teller> };

/** An open page: what it shows, by name and version, and how it is told. */
type Teller = { shown: Map<string, string>; tell: () => void };

/** Answers asked again at a time: an archive that is being imported is not to drown the lake. */
const atATime = 4;
/** Milliseconds before an answer that could not be had is asked for again. */
const retryDelay = 2000;
/** The same of one that pages can do without: that it has come is heard, if anybody still asks for it. */
const sparedDelay = 15_000;
/** Milliseconds that a page waits for what else it shows has changed, so that it asks once for all of it. */
const together = 20;

function partsOf(mark: string): Part {
  const [name = '', version = ''] = mark.split('.');
  return { name, version };
}

/**
 * Tells open pages that they would show something else by now. When a change touches an answer that is
 * followed, the lake is asked again, as a reader, and pages hear of it only if the answer is another:
 * nobody can listen for what readers cannot see, and no page is fetched again for nothing.
 */
export class Followers {
  readonly #followed = new Map<string, Followed>();
  readonly #touched = new Set<string>();
  readonly #answers: Answers;
  readonly #ledger: Ledger;
  /** Pages that have to hear of a change, and are about to. */
  readonly #toTell = new Set<Teller>();
  #telling: NodeJS.Timeout | undefined;
  #asking = false;

  constructor(answers: Answers, ledger: Ledger) {
    this.#answers = answers;
    this.#ledger = ledger;
    ledger.listen((tags) => this.#touch(tags));
  }

  /** Pages open, and answers they show. */
  get size(): { pages: number; answers: number } {
    const pages = new Set([...this.#followed.values()].flatMap(({ tellers }) => [...tellers]));
    return { pages: pages.size, answers: this.#followed.size };
  }

  /**
   * Follows what a page shows. It is told at once when that has changed since the page was made, or
   * when a mark is not known (any more).
   *
   * @param learn makes the page here, so that what it shows is known: it may be of another site.
   * @returns a function that ends it.
   */
  follow(marks: readonly string[], tell: () => void, learn?: () => Promise<unknown>): () => void {
    if (learn !== undefined && marks.some((mark) => this.#isUnknown(mark))) {
      return this.#followOnceLearnt(marks, tell, learn);
    }
    const teller: Teller = { shown: new Map(), tell };
    let late = false;
    for (const { name, version } of marks.map(partsOf)) {
      const known = this.#answers.named(name);
      if (known === null) {
        late = true;
        continue;
      }
      const followed = this.#followed.get(name);
      // What is followed is known as it is by now: the others need not be looked at. What is in doubt may be
      // older than what another site has shown, and is asked for.
      const now = followed && known.isTrue ? partsOf(known.mark).version : version;
      if (followed && !known.isTrue) this.#touched.add(name);
      late ||= version !== now;
      teller.shown.set(name, now);
      if (followed) followed.tellers.add(teller);
      else {
        const tags = new Set<string>();
        this.#followed.set(name, { question: known.question, tags, tellers: new Set([teller]) });
        // It may have been touched before anybody followed it.
        this.#touched.add(name);
      }
    }
    if (late) tell();
    void this.#askAgain();
    return () => this.#leave(teller);
  }

  #isUnknown(mark: string): boolean {
    return this.#answers.named(partsOf(mark).name) === null;
  }

  #followOnceLearnt(
    marks: readonly string[],
    tell: () => void,
    learn: () => Promise<unknown>,
  ): () => void {
    let leave: (() => void) | null = null;
    let isGone = false;
    const follow = () => {
      if (!isGone) leave = this.follow(marks, tell);
    };
    // What could not be made is not known: the page asks for itself, and is told why.
    learn().then(follow, follow);
    return () => {
      isGone = true;
      leave?.();
    };
  }

  #leave(teller: Teller): void {
    this.#toTell.delete(teller);
    for (const name of teller.shown.keys()) {
      const followed = this.#followed.get(name);
      followed?.tellers.delete(teller);
      if (followed?.tellers.size === 0) this.#followed.delete(name);
    }
  }

  #touch(tags: readonly string[] | null): void {
    for (const [name, followed] of this.#followed) {
      const isTouched =
        tags === null || followed.tags.has(anyTag) || tags.some((tag) => followed.tags.has(tag));
      if (isTouched) this.#touched.add(name);
    }
    void this.#askAgain();
  }

  async #askAgain(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#touched.size > 0) {
        const names = [...this.#touched].slice(0, atATime);
        for (const name of names) this.#touched.delete(name);
        await Promise.all(names.map((name) => this.#compare(name)));
        this.#tell();
      }
    } finally {
      this.#asking = false;
    }
  }

  async #compare(name: string): Promise<void> {
    const followed = this.#followed.get(name);
    if (followed === undefined) return;
    const began = this.#ledger.moment;
    try {
      const { mark, answer, standsIn } = await this.#answers.get(followed.question);
      followed.tags = new Set(answer.tags);
      // What changed while the lake was asked was not known to touch this answer.
      if (this.#ledger.standing({ began, tags: answer.tags }) !== 'true') this.#touched.add(name);
      if (standsIn) this.#askLater(name, retryDelay);
      else this.#tellOthers(followed, name, partsOf(mark).version);
    } catch {
      followed.tags = new Set([...followed.tags, this.#answers.missing(followed.question).tag]);
      this.#askLater(name, followed.question.spared ? sparedDelay : retryDelay);
    }
  }

  /** The lake did not answer: what it would have said is still owed to the page. */
  #askLater(name: string, delay: number): void {
    const again = () => {
      this.#touched.add(name);
      void this.#askAgain();
    };
    setTimeout(again, delay).unref();
  }

  /** One publish may change several answers of a page: it is told once they are known, or soon. */
  #tellOthers({ tellers }: Followed, name: string, version: string): void {
    for (const teller of tellers) {
      if (teller.shown.get(name) === version) continue;
      teller.shown.set(name, version);
      this.#toTell.add(teller);
    }
    if (this.#toTell.size > 0) this.#telling ??= setTimeout(() => this.#tell(), together);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const tellers = [...this.#toTell];
    this.#toTell.clear();
    for (const { tell } of tellers) tell();
  }
}
