import { createHmac, randomBytes, scryptSync } from 'node:crypto';
import type { QueryParams } from '@sanity/client';
import { GivenUpError, Keeper, type KeeperFigures, type Made } from '../keep/keeper.ts';
import { type Ledger, siteLedger } from '../keep/ledger.ts';
import { Room } from '../keep/room.ts';
import { type Answer, isLakeUnavailable, LakeUnavailableError } from './ask-lake.ts';
import { within } from './within.ts';

/**
 * A question readers' pages ask. `typed`: a reader's own words are in it, so anyone can invent more.
 * `patient`: it may take longer than a page has, and what it answers does not push out what readers read.
 * `spared`: the page can do without, and is not kept waiting for it. `atHand`: the lake has it in no time.
 */
export type Question = {
  query: string;
  params: QueryParams;
  typed: boolean;
  patient?: boolean;
  spared?: boolean;
  atHand?: boolean;
};

/** An answer is known by its mark, `name.version`, to a page that is open. */
export type Named = { question: Question; mark: string };

type Known = Named & { answer: Answer; length: number };

/**
 * What readers get. `standsIn`: the lake is away, and this copy may be out of date. `inVain`: it was just
 * asked for, for as long as a reader waits.
 */
export type Given = Known & { standsIn: boolean; inVain: boolean };

type Ask = (question: Question, signal: AbortSignal) => Promise<Answer>;

/** Characters of answers kept; what readers typed and what is not there have a room of their own. */
const rooms = { main: 48_000_000, spare: 8_000_000 };
/** Names remembered: more than there are pages kept, so that an open page's marks are known. */
const mostNames = 50_000;

/** Milliseconds somebody waits for an answer. The question itself goes on: whoever asks later has it sooner. */
const waits = { reader: 3000, machine: 15_000, spared: 800 };
const waitFor = ({ patient, spared }: Question): number =>
  spared ? waits.spared : patient ? waits.machine : waits.reader;

/** Milliseconds a copy stands in before the lake is asked again. */
const rest = 5000;
const mostResting = 10_000;

/** Names remembered of what pages went without. */
const mostMissing = 10_000;

/** The tag of pages that went without an answer: it changes when that has come. */
const missingTag = (name: string): string => `missing:${name}`;

/** When an answer was read is in it; an answer read later is not another one for that. */
const withoutMomentOfReading = (key: string, value: unknown): unknown =>
  key === 'readAt' ? undefined : value;

/**
 * The lake's answers that readers share, kept as long as they are true. Their names mean something to the
 * sites of one lake alone, over restarts too: they are made with a salt that only these know.
 */
export class Answers {
  readonly #salt: Buffer;
  readonly #ask: Ask;
  readonly #ledger: Ledger;
  readonly #kept: Keeper<Known>;
  readonly #names = { main: new Room<Named>(mostNames), spare: new Room<Named>(mostNames / 10) };
  readonly #resting = new Map<string, number>();
  readonly #missing = new Set<string>();

  constructor(ask: Ask, ledger: Ledger, salt: Buffer = randomBytes(32)) {
    this.#ask = ask;
    this.#ledger = ledger;
    this.#salt = salt;
    const sizeOf = ({ length }: Known) => length;
    this.#kept = new Keeper({ ledger, rooms, sizeOf, overdueAfter: waits.reader });
  }

  /** The answer as it is now. @throws LakeUnavailableError when there is none, not even a copy. */
  async get(question: Question): Promise<Given> {
    const name = this.#nameOf(question);
    const copy = this.#kept.recall(name);
    if (copy?.standing === 'unsure' && this.#rests(name)) return this.copy(question);
    try {
      const known = await this.#known(name, question);
      this.#hasCome(name);
      return { ...known, standsIn: false, inVain: false };
    } catch (error) {
      const standIn = isLakeUnavailable(error) ? this.#kept.recall(name) : null;
      if (standIn === null) throw error;
      // The one that was begun for somebody before has come meanwhile.
      if (standIn.standing === 'true') return { ...standIn.value, standsIn: false, inVain: false };
      this.#letRest(name);
      return { ...standIn.value, standsIn: true, inVain: true };
    }
  }

  /** What is true, in time. Whoever shares a question that is given up waits on for the one begun after it. */
  async #known(name: string, question: Question): Promise<Known> {
    const end = Date.now() + waitFor(question);
    for (;;) {
      const making = this.#kept.get(name, (signal) => this.#make(name, question, signal));
      try {
        return await within(end - Date.now(), making);
      } catch (error) {
        if (!(error instanceof GivenUpError)) throw error;
      }
    }
  }

  /**
   * The answer as far as it is known, without asking: for who has waited for the lake already.
   *
   * @throws LakeUnavailableError when there is none.
   */
  copy(question: Question): Given {
    const copy = this.#kept.recall(this.#nameOf(question));
    if (copy === null)
      throw new LakeUnavailableError('it did not answer another question just now.');
    return { ...copy.value, standsIn: copy.standing !== 'true', inVain: false };
  }

  /**
   * What a page is marked with that goes without an answer it can do without: it is another one as soon as
   * there is an answer, and `tag` changes then.
   */
  missing(question: Question): { mark: string; tag: string } {
    const name = this.#nameOf(question);
    if (this.#missing.size >= mostMissing) this.#missing.clear();
    this.#missing.add(name);
    if (this.named(name) === null) this.#names.spare.set(name, { question, mark: name }, 1);
    return { mark: name, tag: missingTag(name) };
  }

  get size(): { bytes: number; count: number } {
    return this.#kept.size;
  }

  get figures(): KeeperFigures {
    return this.#kept.figures;
  }

  /** What a name stands for, as it was last known, and whether it is still that; null when nobody asked of late. */
  named(name: string): (Named & { isTrue: boolean }) | null {
    // Of two questions under way the one begun first may end last, and know less.
    const kept = this.#kept.recall(name);
    if (kept?.standing === 'true') return { ...kept.value, isTrue: true };
    const known = this.#names.main.get(name) ?? this.#names.spare.get(name);
    return known === undefined || known === null ? null : { ...known, isTrue: false };
  }

  /** A name for a sync tag, for pages in preview. */
  nameOfTag(tag: string): string {
    return this.#digest('tag', tag);
  }

  /** A key that the sites of one lake share, 32 bytes. */
  keyFor(kind: string): Buffer {
    return createHmac('sha256', this.#salt).update(`key\0${kind}`).digest();
  }

  async #make(name: string, question: Question, signal: AbortSignal): Promise<Made<Known>> {
    const answer = await this.#ask(question, signal);
    this.#resting.delete(name);
    const text = JSON.stringify(answer.result, withoutMomentOfReading);
    const mark = `${name}.${this.#digest(name, text)}`;
    const isSpare = question.typed || question.patient || answer.result === null;
    const keep = isSpare ? 'spare' : 'main';
    this.#names[keep].set(name, { question, mark }, 1);
    this.#hasCome(name);
    return { value: { question, answer, mark, length: text.length }, tags: answer.tags, keep };
  }

  #hasCome(name: string): void {
    if (this.#missing.delete(name)) this.#ledger.change([missingTag(name)]);
  }

  #nameOf({ query, params }: Question): string {
    return this.#digest('question', JSON.stringify([query, params]));
  }

  #digest(kind: string, text: string): string {
    const hmac = createHmac('sha256', this.#salt).update(`${kind}\0${text}`);
    return hmac.digest('base64url').slice(0, 14);
  }

  #rests(name: string): boolean {
    return (this.#resting.get(name) ?? 0) > Date.now();
  }

  #letRest(name: string): void {
    if (this.#resting.size >= mostResting) this.#resting.clear();
    this.#resting.set(name, Date.now() + rest);
  }
}

declare global {
  var datelineAnswers: Answers | undefined;
}

/**
 * What the sites of one lake make their marks with, of the secret they share. Dearly: marks stand in every
 * page, and whoever knows what one stands for could try secrets on it until one fits.
 */
export const saltOf = (secret: string): Buffer =>
  scryptSync(secret, 'dateline: marks of answers', 32, { N: 2 ** 15, maxmem: 2 ** 26 });

/** The process's answers; `ask` is how they are got, for whoever comes first. */
export function siteAnswers(ask: Ask, secret: string | undefined): Answers {
  if (globalThis.datelineAnswers !== undefined) return globalThis.datelineAnswers;
  const salt = secret === undefined ? undefined : saltOf(secret);
  globalThis.datelineAnswers = new Answers(ask, siteLedger(), salt);
  return globalThis.datelineAnswers;
}
