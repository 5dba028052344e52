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

type Kept<Value> = Origin & { value: Value; until: number };
type Running<Value> = { began: Moment; since: number; made: Promise<Made<Value>> };

type Options<Value> = {
  ledger: Ledger;
  /** Bytes of each room. */
  rooms: { main: number; spare: number };
  sizeOf: (value: Value) => number;
  /**
   * Whether a making that began at that time (milliseconds since the epoch) is not to be shared any more.
   * It goes on, and what it gives is kept if it is true by then.
   */
  isStuck?: (since: number) => boolean;
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
  readonly #isStuck: (since: number) => boolean;

  constructor({ ledger, rooms, sizeOf, isStuck = () => false }: Options<Value>) {
    this.#ledger = ledger;
    this.#sizeOf = sizeOf;
    this.#isStuck = isStuck;
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

  /** What is true under `key`: kept, being made, or made now. Throws what `make` throws. */
  async get(key: string, make: () => Promise<Made<Value>>): Promise<Value> {
    const known = this.recall(key);
    if (known?.standing === 'true') return known.value;
    const asked = this.#ledger.moment;
    const shared = this.#shared(key);
    if (shared !== null) {
      const made = await this.#outcome(shared, asked);
      if (made !== null) return made.value;
    }
    return (await (this.#startedSince(key, asked) ?? this.#start(key, make)).made).value;
  }

  /** What is kept under `key` and how far it can be trusted; null when nothing is. */
  recall(key: string): { value: Value; standing: Exclude<Standing, 'changed'> } | null {
    const { main, spare } = this.#rooms;
    const kept = main.get(key) ?? spare.get(key);
    if (kept === undefined) return null;
    const standing = this.#ledger.standing(kept);
    if (standing === 'changed') {
      this.#drop(key);
      return null;
    }
    return { value: kept.value, standing: kept.until < Date.now() ? 'unsure' : standing };
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
    return running === undefined || this.#isStuck(running.since) ? null : running;
  }

  #start(key: string, make: () => Promise<Made<Value>>): Running<Value> {
    const began = this.#ledger.moment;
    const finish = async (): Promise<Made<Value>> => {
      try {
        const made = await make();
        this.#file(key, began, made);
        return made;
      } finally {
        if (this.#running.get(key) === running) this.#running.delete(key);
      }
    };
    const since = Date.now();
    const running: Running<Value> = { began, since, made: Promise.resolve().then(finish) };
    this.#running.set(key, running);
    return running;
  }

  #file(key: string, began: Moment, { value, tags, keep, until }: Made<Value>): void {
    if (keep === false || this.#ledger.standing({ began, tags }) !== 'true') return;
    this.#drop(key);
    const kept: Kept<Value> = { began, tags, value, until: until ?? Number.POSITIVE_INFINITY };
    this.#rooms[keep].set(key, kept, this.#sizeOf(value) + key.length + overhead);
  }

  #drop(key: string): void {
    this.#rooms.main.delete(key);
    this.#rooms.spare.delete(key);
  }
}
