import { defineQuery } from 'groq';
import { z } from 'zod';
import { Keeper, type Made } from '../../keep/keeper.ts';
import { siteLedger } from '../../keep/ledger.ts';
import type { Answer } from '../ask-lake.ts';
import { askForMachines } from '../site-lake.ts';
import { within } from '../within.ts';
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

/** The table, and the sync tags whose change makes it another one. */
type Known = { table: OldAddresses; tags: readonly string[] };
/** `standsIn`: it may be out of date. */
export type KnownAddresses = Known & { standsIn: boolean };

/** Milliseconds a reader waits for the table that is true now before the last one will do. */
const patience = 2000;
/** Milliseconds a lake that did not answer is not asked again, when there is one. */
const rest = 5000;

const key = 'old addresses';
/** One thing alone is kept, whatever its size. */
const rooms = { main: Number.POSITIVE_INFINITY, spare: 0 };

/** The table of the process: asked for anew when a redirect has changed and somebody wants to know. */
export class AddressKeeper {
  readonly #ask: (signal: AbortSignal) => Promise<Answer>;
  readonly #kept: Keeper<Known>;
  #restsUntil = 0;

  constructor(ask: (signal: AbortSignal) => Promise<Answer>, ledger = siteLedger()) {
    this.#ask = ask;
    this.#kept = new Keeper({ ledger, rooms, sizeOf: () => 0, overdueAfter: patience });
  }

  /** @throws LakeUnavailableError when there is none in time, not even one that may be out of date. */
  async get(): Promise<KnownAddresses> {
    const copy = this.#kept.recall(key);
    if (copy?.standing === 'unsure' && Date.now() < this.#restsUntil) {
      return { ...copy.value, standsIn: true };
    }
    try {
      const making = this.#kept.get(key, (signal) => this.#make(signal));
      return { ...(await within(patience, making)), standsIn: false };
    } catch (error) {
      const standIn = this.#kept.recall(key);
      if (standIn === null) throw error;
      this.#restsUntil = Date.now() + rest;
      return { ...standIn.value, standsIn: standIn.standing !== 'true' };
    }
  }

  /** The table where nobody can wait; null while it may be out of date. */
  ready(): OldAddresses | null {
    return this.#kept.ready(key)?.table ?? null;
  }

  async #make(signal: AbortSignal): Promise<Made<Known>> {
    const { result, tags } = await this.#ask(signal);
    const value = { table: new OldAddresses(oldAddresses.parse(result)), tags };
    return { value, tags, keep: 'main' };
  }
}

declare global {
  var datelineOldAddresses: AddressKeeper | undefined;
}

/** One for the process: Next bundles pages and route handlers apart. */
export function siteAddresses(): AddressKeeper {
  globalThis.datelineOldAddresses ??= new AddressKeeper((signal) =>
    askForMachines(oldAddressesQuery, signal),
  );
  return globalThis.datelineOldAddresses;
}
