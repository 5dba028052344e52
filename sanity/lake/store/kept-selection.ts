import { BitSet } from './bit-set.ts';
import { candidacy } from './candidates.ts';
import { changesSince } from './changes.ts';
import type { LakeDatabase } from './database.ts';
import type { SelectionRequest, SortValue, StoredDocument } from './types.ts';

/** A selection as it was at a position of the changes, and at a time. */
export type KeptSelection = {
  passed: BitSet;
  position: number;
  now: number;
  /** Back to when the moments below are known: should the clock be put back, so far it can be followed. */
  since: number;
  /** Of documents that time may let in or out: from when on each is to be looked at again. */
  moments: Map<number, readonly number[]>;
  /** What stands first of it in lists, where that was asked; by what names the list. */
  tops: Map<string, SortValue>;
  /** How many documents were tested to make it: what would be lost with it. */
  cost: number;
  /** The position it was saved at last; null: never. */
  savedAt: number | null;
};

/** Clocks are set, by seconds mostly, by an hour or a day by mistake. */
const KNOWN_BACK_MS = 24 * 60 * 60_000;
/** Past this many documents with a moment of late, as after an import, those that have passed are forgotten. */
const MANY_MOMENTS = 5_000;

/** Back to when moments are known of a selection that is begun now. */
export const knownSince = (now: number): number => now - KNOWN_BACK_MS;

/** A selection of which nothing has been tested yet. */
export const emptySelection = (position: number, now: number): KeptSelection => ({
  passed: new BitSet(),
  position,
  now,
  since: knownSince(now),
  moments: new Map(),
  tops: new Map(),
  cost: 0,
  savedAt: null,
});

/** Reads documents by their numbers. */
export type ReadNumbers = (numbers: readonly number[]) => ReadonlyMap<number, StoredDocument>;

/** Tests documents as at the selection's moment and puts them in, or takes them out. */
export function testInto(
  kept: KeptSelection,
  request: SelectionRequest,
  documents: ReadonlyMap<number, StoredDocument>,
): void {
  const { passed, moments, since, now } = kept;
  const shown = [...documents].filter(([, { _id }]) => request.includes(_id));
  const passing = request.test(shown.map(([, document]) => document));
  for (const [n, document] of shown) {
    passed.set(n, passing.has(document._id));
    const known = request.momentsOf(document).filter((time) => time >= since);
    if (known.length > 0) moments.set(n, known);
    else moments.delete(n);
  }
  if (moments.size > MANY_MOMENTS && since < now) forgetMoments(kept, now);
}

/** What has to be tested again for a selection to be true now; null when that is not known. */
export function staleOf(
  db: LakeDatabase,
  kept: KeptSelection,
  request: SelectionRequest,
): { position: number; numbers: Set<number> } | null {
  const { position, changed } = changesSince(db, kept.position);
  if (changed === null || request.now < kept.since) return null;
  const numbers = new Set(changed);
  const [first, last] = [Math.min(kept.now, request.now), Math.max(kept.now, request.now)];
  if (first === last) return { position, numbers };
  for (const [n, moments] of kept.moments) {
    if (moments.some((time) => time >= first && time <= last)) numbers.add(n);
  }
  return { position, numbers };
}

/** Makes a selection true as of a position and of the request's moment, given what is stale. */
export function bring(
  db: LakeDatabase,
  kept: KeptSelection,
  request: SelectionRequest,
  { position, numbers }: { position: number; numbers: ReadonlySet<number> },
  read: ReadNumbers,
): void {
  kept.position = position;
  kept.now = request.now;
  const isCandidate = candidacy(db, { ...request, since: kept.since });
  const again: number[] = [];
  let isOther = false;
  for (const n of numbers) {
    isOther ||= kept.passed.has(n);
    kept.passed.set(n, false);
    kept.moments.delete(n);
    if (isCandidate(n)) again.push(n);
  }
  for (let from = 0; from < again.length; from += AT_ONCE) {
    testInto(kept, request, read(again.slice(from, from + AT_ONCE)));
  }
  // Of what was in it, or is now, any may stand elsewhere than before.
  if (isOther || again.some((n) => kept.passed.has(n))) kept.tops.clear();
  if (kept.now - kept.since > 2 * KNOWN_BACK_MS) forgetMoments(kept, kept.now - KNOWN_BACK_MS);
}

/** Documents read and tested at a time. */
export const AT_ONCE = 200;

function forgetMoments(kept: KeptSelection, since: number): void {
  kept.since = since;
  for (const [n, moments] of kept.moments) {
    if (moments.every((time) => time < since)) kept.moments.delete(n);
  }
}
