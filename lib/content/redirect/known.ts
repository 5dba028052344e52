import { defineQuery } from 'groq';
import { z } from 'zod';
import { type Ledger, siteLedger } from '../../keep/ledger.ts';
import { type Answer, LakeUnavailableError } from '../ask-lake.ts';
import { askForMachines } from '../site-lake.ts';
import { OldAddresses } from './table.ts';

/** Every redirect by its old address, and nothing else of it. */
export const oldAddressesQuery = defineQuery(
  '*[_type == "redirect" && defined(from)]{ _id, from }',
);

const oldAddresses = z.array(z.unknown()).transform((all) =>
  all.flatMap((one) => {
    const { data } = z.object({ _id: z.string(), from: z.string() }).safeParse(one);
    return data === undefined ? [] : [data];
  }),
);

/** The table, and the sync tags whose change makes it another one. `standsIn`: it may be out of date. */
export type KnownAddresses = { table: OldAddresses; tags: readonly string[]; standsIn: boolean };
type Kept = KnownAddresses & { began: number };

/** Milliseconds a reader waits for the table that is true now before the last one will do. */
const patience = 2000;
/** Milliseconds a lake that did not answer is not asked again. */
const rest = 5000;

/** The table of the process: asked for anew when a redirect has changed and somebody wants to know. */
export class AddressKeeper {
  readonly #ask: () => Promise<Answer>;
  readonly #ledger: Ledger;
  #kept: Kept | null = null;
  #asking: { began: number; since: number; kept: Promise<Kept> } | null = null;
  #restsUntil = 0;

  constructor(ask: () => Promise<Answer>, ledger = siteLedger()) {
    this.#ask = ask;
    this.#ledger = ledger;
  }

  /** @throws LakeUnavailableError when there is none in time, not even an old one. */
  async get(): Promise<KnownAddresses> {
    const kept = this.#kept;
    if (kept !== null && this.#ledger.standing(kept) === 'true') return kept;
    const left = this.#restsUntil > Date.now() ? 0 : patience - this.#asked();
    try {
      return await inTime(left > 0 ? this.#fresh() : null, left);
    } catch (error) {
      if (kept === null) throw error;
      return { ...kept, standsIn: true };
    }
  }

  /** The table where nobody can wait; null while it may be out of date. */
  ready(): OldAddresses | null {
    const kept = this.#kept;
    return kept !== null && this.#ledger.standing(kept) === 'true' ? kept.table : null;
  }

  /** Milliseconds for which it has been asked already. */
  #asked(): number {
    return this.#asking === null ? 0 : Date.now() - this.#asking.since;
  }

  /**
   * The table as it is now. It is asked for once at a time: redirects that are written by the thousand are
   * not to be read as often, each time all of them.
   */
  async #fresh(): Promise<Kept> {
    const asked = this.#ledger.moment;
    while (this.#asking !== null && this.#asking.began < asked) {
      // What was asked for before a change may not know of it.
      const before = await this.#asking.kept;
      if (this.#ledger.standing(before) === 'true') return before;
    }
    return this.#asking?.kept ?? this.#begin();
  }

  #begin(): Promise<Kept> {
    const began = this.#ledger.moment;
    const kept = this.#askFor(began).finally(() => {
      this.#asking = null;
    });
    this.#asking = { began, since: Date.now(), kept };
    return kept;
  }

  async #askFor(began: number): Promise<Kept> {
    try {
      const { result, tags } = await this.#ask();
      const table = new OldAddresses(oldAddresses.parse(result));
      const kept = { table, tags, began, standsIn: false };
      this.#kept = kept;
      return kept;
    } catch (error) {
      this.#restsUntil = Date.now() + rest;
      throw error;
    }
  }
}

function inTime(fresh: Promise<Kept> | null, milliseconds: number): Promise<Kept> {
  const late = new LakeUnavailableError('it did not say in time which addresses are old.', 'busy');
  if (fresh === null) return Promise.reject(late);
  const { promise, reject } = Promise.withResolvers<Kept>();
  const timer = setTimeout(reject, milliseconds, late);
  return Promise.race([fresh, promise]).finally(() => clearTimeout(timer));
}

declare global {
  var datelineOldAddresses: AddressKeeper | undefined;
}

/** One for the process: Next bundles pages and route handlers apart. */
export function siteAddresses(): AddressKeeper {
  globalThis.datelineOldAddresses ??= new AddressKeeper(() => askForMachines(oldAddressesQuery));
  return globalThis.datelineOldAddresses;
}
