import type { Ledger, Moment, Origin, Standing } from './ledger.ts';
import { Room } from './room.ts';

/** What a making gives. */
export type Made<Value> = {
  value: Value;
  /** The sync tags of everything it was made of. */
  tags: readonly string[];
  /**
   * Where it is kept: `main`; `spare` for what anyone could invent more of (unknown addresses, words
   * to search for), which must not push out what readers read; or not at all.
   */
  keep: 'main' | 'spare' | false;
  /** Milliseconds since the epoch, when it is true for a time only. */
  until?: number;
};

type Kept<Value> = Origin & {
  value: Value;
  until: number;
  /** The last moment at which nothing it was made of had changed. */
  trueAt?: Moment;
};
type Running<Value> = {
  began: Moment;
  /** Milliseconds since the epoch. */
  since: number;
  made: Promise<Made<Value>>;
  /** Gives it up, for the one that was begun last. */
  stop: () => void;
};

/** A making was given up for one that was begun after it, which whoever still waits may share. */
export class GivenUpError extends Error {
  override name = 'GivenUpError';
}

/** Is told when what it makes is not wanted any more. */
export type Make<Value> = (signal: AbortSignal) => Promise<Made<Value>>;

type Options<Value> = {
  ledger: Ledger;
  /** Bytes of each room. */
  rooms: { main: number; spare: number };
  sizeOf: (value: Value) => number;
  /**
   * Milliseconds after which a making may be slow or lost, nobody can tell: who comes then begins another
   * one beside it. Of those under way the first goes on, so that it is finished some time, and the last.
   */
  overdueAfter?: number;
};

/** What a keeper holds, and what it has done since it began. */
export type KeeperFigures = {
  rooms: Record<'main' | 'spare', { bytes: number; count: number }>;
  /** Asked for, and there. */
  hits: number;
  /** Asked for while it was being made for somebody else. */
  shared: number;
  made: number;
  failed: number;
  /** What makings took in all, those that failed too. */
  makingSeconds: number;
  /** Not kept any more: something it was made of has changed; it was true for a time; others needed its room. */
  gone: { changed: number; doubted: number; pushedOut: number };
};

/** What one kept thing costs besides its bytes: its key, its tags, its place. */
const overhead = 512;

/**
 * Keeps what is costly to make, as long as it is true and there is room. Who asks while it is being
 * made shares the making, unless something changed between the making's beginning and the question:
 * nobody gets what was already out of date when they asked.
 */
export class Keeper<Value> {
  readonly #rooms: Record<'main' | 'spare', Room<Kept<Value>>>;
  readonly #running = new Map<string, Running<Value>>();
  readonly #ledger: Ledger;
  readonly #sizeOf: (value: Value) => number;
  readonly #overdueAfter: number;
  /** The first making of each key, where it is overdue and another was begun since. */
  readonly #overdue = new Map<string, Running<Value>>();
  readonly #done = { hits: 0, shared: 0, made: 0, failed: 0, makingSeconds: 0 };
  readonly #gone = { changed: 0, doubted: 0 };

  constructor({ ledger, rooms, sizeOf, overdueAfter = Number.POSITIVE_INFINITY }: Options<Value>) {
    this.#ledger = ledger;
    this.#sizeOf = sizeOf;
    this.#overdueAfter = overdueAfter;
    this.#rooms = { main: new Room(rooms.main), spare: new Room(rooms.spare) };
  }

  /** Bytes kept, and how many things. */
  get size(): { bytes: number; count: number } {
    const { main, spare } = this.#rooms;
    return {
      bytes: main.size.bytes + spare.size.bytes,
      count: main.size.count + spare.size.count,
    };
  }

  get figures(): KeeperFigures {
    const { main, spare } = this.#rooms;
    const pushedOut = main.pushedOut + spare.pushedOut;
    return {
      ...this.#done,
      rooms: { main: main.size, spare: spare.size },
      gone: { ...this.#gone, pushedOut },
    };
  }

  /**
   * What is true under `key`: kept, being made, or made now. Throws what `make` throws, and `GivenUpError`
   * where a making may be overdue.
   */
  async get(key: string, make: Make<Value>): Promise<Value> {
    const known = this.recall(key);
    if (known?.standing === 'true') {
      this.#done.hits += 1;
      return known.value;
    }
    const asked = this.#ledger.moment;
    const shared = this.#shared(key);
    if (shared !== null) {
      const made = await this.#outcome(shared, asked);
      if (made !== null) {
        this.#done.shared += 1;
        return made.value;
      }
    }
    return (await (this.#startedSince(key, asked) ?? this.#start(key, make)).made).value;
  }

  /** What readers read under `key`, where it is kept and true: without asking anybody, or waiting. */
  ready(key: string): Value | null {
    const kept = this.#rooms.main.get(key);
    if (kept === undefined || this.#standing(kept) !== 'true') return null;
    this.#done.hits += 1;
    return kept.value;
  }

  /** What is kept under `key` and how far it can be trusted; null when nothing is. */
  recall(key: string): { value: Value; standing: Exclude<Standing, 'changed'> } | null {
    const { main, spare } = this.#rooms;
    const kept = main.get(key) ?? spare.get(key);
    if (kept === undefined) return null;
    const standing = this.#standing(kept);
    if (standing === 'changed') {
      this.#drop(key);
      this.#gone.changed += 1;
      return null;
    }
    return { value: kept.value, standing };
  }

  #standing(kept: Kept<Value>): Standing {
    // Nothing changes between two moments, and most who ask ask between two.
    if (kept.trueAt !== this.#ledger.moment) {
      const standing = this.#ledger.standing(kept);
      if (standing !== 'true') return standing;
      kept.trueAt = this.#ledger.moment;
    }
    const isForEver = kept.until === Number.POSITIVE_INFINITY;
    return isForEver || kept.until >= Date.now() ? 'true' : 'unsure';
  }

  /** What a making gave, if it is true for one who asked at `asked`; null when it is not. */
  async #outcome({ began, made }: Running<Value>, asked: Moment): Promise<Made<Value> | null> {
    try {
      const outcome = await made;
      const fits =
        began >= asked || this.#ledger.standing({ began, tags: outcome.tags }) === 'true';
      return fits ? outcome : null;
    } catch (error) {
      if (began >= asked) throw error;
      return null;
    }
  }

  #startedSince(key: string, asked: Moment): Running<Value> | null {
    const running = this.#shared(key);
    return running !== null && running.began >= asked ? running : null;
  }

  #shared(key: string): Running<Value> | null {
    const running = this.#running.get(key);
    return running === undefined || this.#isOverdue(running) ? null : running;
  }

  #isOverdue({ since }: Running<Value>): boolean {
    return Date.now() - since >= this.#overdueAfter;
  }

  #start(key: string, make: Make<Value>): Running<Value> {
    const began = this.#ledger.moment;
    const abort = new AbortController();
    const since = Date.now();
    const finish = async (): Promise<Made<Value>> => {
      try {
        const made = await make(abort.signal);
        this.#done.made += 1;
        this.#file(key, began, made);
        return made;
      } catch (error) {
        this.#done.failed += 1;
        throw abort.signal.aborted ? new GivenUpError('Too slow.', { cause: error }) : error;
      } finally {
        this.#done.makingSeconds += (Date.now() - since) / 1000;
        for (const makings of [this.#running, this.#overdue]) {
          if (makings.get(key) === running) makings.delete(key);
        }
      }
    };
    const made = Promise.resolve().then(finish);
    const running: Running<Value> = { began, since, made, stop: () => abort.abort() };
    this.#replace(key, running);
    return running;
  }

  #replace(key: string, running: Running<Value>): void {
    const before = this.#running.get(key);
    this.#running.set(key, running);
    if (before === undefined || !this.#isOverdue(before)) return;
    if (this.#overdue.has(key)) before.stop();
    else this.#overdue.set(key, before);
  }

  #file(key: string, began: Moment, { value, tags, keep, until }: Made<Value>): void {
    if (keep === false || this.#ledger.standing({ began, tags }) !== 'true') return;
    if (this.#drop(key)) this.#gone.doubted += 1;
    const kept: Kept<Value> = { began, tags, value, until: until ?? Number.POSITIVE_INFINITY };
    this.#rooms[keep].set(key, kept, this.#sizeOf(value) + key.length + overhead);
  }

  /** @returns whether there was anything. */
  #drop(key: string): boolean {
    const { main, spare } = this.#rooms;
    const was = [main.delete(key), spare.delete(key)];
    return was.includes(true);
  }
}
