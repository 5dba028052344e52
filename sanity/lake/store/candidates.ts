import { BitSet } from './bit-set.ts';
import type { LakeDatabase } from './database.ts';
import { dateFields } from './filing.ts';
import { isListed, listNumber, sortValueOf } from './ordered-lists.ts';
import { integers } from './rows.ts';
import type { FieldSpan, IndexKey, SelectionRequest, SortValue } from './types.ts';

/** `since`: back to when, in milliseconds, the present may still be set. */
type Asked = Pick<SelectionRequest, 'keys' | 'types' | 'spans'> & { since: number };

/** Past this many lists at once it is no longer worth putting them together. */
export const MOST_LISTS = 16;

/** The lists of types under keys in the order of a field; null when not all are kept, or too many. */
export function listsOf(
  db: LakeDatabase,
  types: readonly string[],
  keys: readonly IndexKey[],
  field: string,
): number[] | null {
  const lists = new Set<number>();
  for (const type of types) {
    const kept = dateFields(db, type);
    const ofType = keys.filter((key) => key === `type:${type}` || !key.startsWith('type:'));
    if (!ofType.every((key) => isListed(key, field, kept))) return null;
    for (const key of ofType) lists.add(listNumber(type, key, field));
  }
  return lists.size > MOST_LISTS ? null : [...lists];
}

/** Less than any bytes, which come after all text: so the end of all that is text. */
const AFTER_TEXT = new Uint8Array(0);

/**
 * Dates are written with the offset of some place, so that as texts they are up to a day off; and 31
 * February, which is no day, is taken for one three days later.
 */
const MOST_OFF_MS = 4 * 24 * 60 * 60_000;

/** A span as the bounds of a list, both of which are in it. `since`: as of `candidates`. */
export function boundsOf(
  { from, to, ahead }: FieldSpan,
  since: number | null = null,
): { from: SortValue; to: SortValue } {
  const next = since === null || ahead === undefined ? null : textAt(since - ahead - MOST_OFF_MS);
  const first = from === null || (next !== null && next > from) ? next : from;
  return {
    from: first === null ? '' : sortValueOf(first),
    to: to === null ? AFTER_TEXT : sortValueOf(to),
  };
}

/** A moment as every date begins that is written in UTC; null for one that has no such text. */
export function textAt(at: number): string | null {
  if (Number.isNaN(at) || Math.abs(at) > 8e15) return null;
  const text = new Date(at).toISOString();
  return /^\d{4}-/.test(text) ? text.slice(0, 19) : null;
}

/** The numbers of the documents that a selection's test has to look at, in order. */
export function candidates(db: LakeDatabase, asked: Asked): number[] {
  const places = placesOf(db, asked);
  return [...BitSet.of(places === null ? underKeys(db, asked.keys, -1) : inSpan(db, places, -1))];
}

/**
 * How many there are, as far as `most` and one more; some perhaps twice. `bySpan`: there may be many more
 * under the keys.
 */
export function countCandidates(
  db: LakeDatabase,
  asked: Asked,
  most: number,
): { count: number; bySpan: boolean } {
  const places = placesOf(db, asked);
  const found =
    places === null ? underKeys(db, asked.keys, most + 1) : inSpan(db, places, most + 1);
  return { count: found.length, bySpan: places !== null };
}

/** Tells of a document's number whether it is a candidate. */
export function candidacy(db: LakeDatabase, asked: Asked): (n: number) => boolean {
  const places = placesOf(db, asked);
  if (places === null) {
    const isUnder = db.prepare(IS_UNDER_KEYS);
    const keys = JSON.stringify(asked.keys);
    return (n) => isUnder.get(keys, n) !== undefined;
  }
  const isThere = db.prepare(IS_IN_SPAN);
  return (n) =>
    places.lists.some((list) => isThere.get(n, list, places.from, places.to) !== undefined);
}

type Places = { lists: number[]; from: SortValue; to: SortValue };

/** By what is ahead, where something has to be: that is few. */
function placesOf(db: LakeDatabase, { keys, types, spans, since }: Asked): Places | null {
  if (types === null) return null;
  const fewFirst = spans.toSorted(
    (one, other) => Number('ahead' in other) - Number('ahead' in one),
  );
  for (const span of fewFirst) {
    const lists = listsOf(db, types, keys, span.field);
    if (lists !== null) return { lists, ...boundsOf(span, since) };
  }
  return null;
}

const underKeys = (db: LakeDatabase, keys: readonly IndexKey[], most: number): number[] =>
  integers(db.prepare(UNDER_KEYS).get(JSON.stringify(keys), most) ?? {}, 'numbers');

const inSpan = (db: LakeDatabase, { lists, from, to }: Places, most: number): number[] =>
  lists.flatMap((list) => integers(db.prepare(IN_SPAN).get(list, from, to, most) ?? {}, 'numbers'));

/** As one text: of a hundred thousand numbers rows would take four times as long. */
const UNDER_KEYS = `
  SELECT json_group_array(n) AS numbers FROM (
    SELECT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?)`;

const IS_UNDER_KEYS =
  'SELECT 1 FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) AND n = ?';

const IN_SPAN = `
  SELECT json_group_array(n) AS numbers FROM (
    SELECT n FROM postings WHERE list = ? AND sort >= ? AND sort <= ? LIMIT ?)`;

/** SQLite might go through the list instead. */
const IS_IN_SPAN = `
  SELECT 1 FROM postings INDEXED BY postings_by_document
  WHERE n = ? AND list = ? AND sort >= ? AND sort <= ?`;
