import type { LakeDatabase } from './database.ts';
import { dateFields } from './filing.ts';
import { isListed, listNumber, sortValueOf } from './ordered-lists.ts';
import { integer } from './rows.ts';
import type { FieldSpan, IndexKey, SelectionRequest, SortValue } from './types.ts';

type Asked = Pick<SelectionRequest, 'keys' | 'types' | 'spans'>;

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

/** A span as the bounds of a list, both of which are in it. */
export const boundsOf = ({ from, to }: FieldSpan): { from: SortValue; to: SortValue } => ({
  from: from === null ? '' : sortValueOf(from),
  to: to === null ? AFTER_TEXT : sortValueOf(to),
});

/** The numbers of the documents that a selection's test has to look at, in order. */
export function candidates(db: LakeDatabase, asked: Asked): number[] {
  const places = placesOf(db, asked);
  const found = places === null ? underKeys(db, asked.keys, -1) : inSpan(db, places, -1);
  return [...new Set(found)].sort((a, b) => a - b);
}

/** How many there are, as far as `most` and one more; some perhaps twice. */
export function countCandidates(db: LakeDatabase, asked: Asked, most: number): number {
  const places = placesOf(db, asked);
  return (places === null ? underKeys(db, asked.keys, most + 1) : inSpan(db, places, most + 1))
    .length;
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

function placesOf(db: LakeDatabase, { keys, types, spans }: Asked): Places | null {
  if (types === null) return null;
  for (const span of spans) {
    const lists = listsOf(db, types, keys, span.field);
    if (lists !== null) return { lists, ...boundsOf(span) };
  }
  return null;
}

const underKeys = (db: LakeDatabase, keys: readonly IndexKey[], most: number): number[] =>
  db
    .prepare(UNDER_KEYS)
    .all(JSON.stringify(keys), most)
    .map((row) => integer(row, 'n'));

const inSpan = (db: LakeDatabase, { lists, from, to }: Places, most: number): number[] =>
  lists.flatMap((list) =>
    db
      .prepare(IN_SPAN)
      .all(list, from, to, most)
      .map((row) => integer(row, 'n')),
  );

const UNDER_KEYS = `
  SELECT n FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?`;

const IS_UNDER_KEYS =
  'SELECT 1 FROM document_keys WHERE key IN (SELECT value FROM json_each(?)) AND n = ?';

const IN_SPAN = 'SELECT n FROM postings WHERE list = ? AND sort >= ? AND sort <= ? LIMIT ?';

/** SQLite might go through the list instead. */
const IS_IN_SPAN = `
  SELECT 1 FROM postings INDEXED BY postings_by_document
  WHERE n = ? AND list = ? AND sort >= ? AND sort <= ?`;
