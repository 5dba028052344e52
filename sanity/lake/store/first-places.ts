import type { BitSet } from './bit-set.ts';
import { listsOf } from './candidates.ts';
import type { LakeDatabase } from './database.ts';
import { readPages } from './list-reader.ts';
import { compareSortValues, tellsAll } from './ordered-lists.ts';
import { integer, sortValue, text } from './rows.ts';
import type { CompareIds, ListEntry, ListRequest, SortValue } from './types.ts';

/** Where some documents stand first in a list, by following it or by looking up the place of each. */

/**
 * The places of the first of some documents in a list, and of those that share the last one's; null when
 * there is no such list.
 */
export function placesOf(
  db: LakeDatabase,
  among: BitSet,
  request: ListRequest,
  upTo: number,
): ListEntry[] | null {
  const lists = listsOf(db, request.types, request.keys, request.field);
  if (lists === null) return null;
  const wanted = { among, upTo, isWanted: () => true };
  const ids = db.prepare('SELECT id FROM documents WHERE n = ?');
  return firstPlaces(db, lists, wanted, request).map(({ n, sort }) => ({
    id: text(ids.get(n) ?? {}, 'id'),
    sort,
  }));
}

/** Places that are looked at before those of all members are. */
const FIRST_PLACES = 100;

/** What stands first where some documents are in the order of a list; null when there is no such list, or none. */
export function topOf(db: LakeDatabase, among: BitSet, request: ListRequest): SortValue | null {
  const lists = listsOf(db, request.types, request.keys, request.field);
  if (lists === null) return null;
  let walked = 0;
  for (const page of readPages(db, lists, request)) {
    const first = page.find(({ n }) => among.has(n));
    if (first !== undefined) return first.sort;
    walked += page.length;
    if (walked > FIRST_PLACES) break;
  }
  const row = db
    .prepare(request.descending ? LAST_PLACE : FIRST_PLACE)
    .get(JSON.stringify([...among]), JSON.stringify(lists));
  return row === undefined || row.sort === null ? null : sortValue(row, 'sort');
}

/** A place of a list looked at costs about half of one that is looked up for a document. */
const WALKED_PER_MEMBER = 2;

/**
 * The first so many of some documents, of which `isWanted` takes those that count. `compareIds` orders
 * those that share a place; without it all that share the last one's are given.
 */
export type FirstOf = {
  among: BitSet;
  upTo: number;
  isWanted: (n: number) => boolean;
  compareIds?: CompareIds | undefined;
};

/**
 * The numbers of the first of some documents in the order of a list, as `FirstOf` says; null when there
 * is no such list. The list is followed until it would have been less
 * work to look up the place of each.
 */
export function firstOf(db: LakeDatabase, wanted: FirstOf, request: ListRequest): number[] | null {
  const lists = listsOf(db, request.types, request.keys, request.field);
  if (lists === null) return null;
  return firstPlaces(db, lists, wanted, request).map(({ n }) => n);
}

type Standing = { n: number; sort: SortValue };

function firstPlaces(
  db: LakeDatabase,
  lists: readonly number[],
  wanted: FirstOf,
  request: ListRequest,
): Standing[] {
  const worthIt = Math.min(wanted.among.size * WALKED_PER_MEMBER, soonFound(db, wanted));
  let walked = 0;
  if (worthIt === 0) return [];
  const first = createFirst(db, wanted);
  for (const page of readPages(db, lists, request)) {
    for (const { n, sort } of page) {
      if (wanted.among.has(n) && !first.add(n, sort)) return first.places();
    }
    walked += page.length;
    if (walked > worthIt) return lookUpFirst(db, lists, wanted, request.descending);
  }
  return first.places();
}

/** Places looked at for nothing, after which members are taken to stand elsewhere than here and there. */
const SELDOM = 8;

/** Within how many places enough would have turned up, were members anywhere in the list. */
function soonFound(db: LakeDatabase, { among, upTo }: FirstOf): number {
  const all = integer(db.prepare(LAST_NUMBER).get() ?? {}, 'n');
  return Math.max(FIRST_PLACES, (SELDOM * upTo * all) / Math.max(1, among.size));
}

const LAST_NUMBER = 'SELECT coalesce(max(n), 0) AS n FROM documents';

function lookUpFirst(
  db: LakeDatabase,
  lists: readonly number[],
  wanted: FirstOf,
  descending: boolean,
): Standing[] {
  const first = createFirst(db, wanted);
  const rows = db
    .prepare(descending ? PLACES_DOWN : PLACES_UP)
    .iterate(JSON.stringify([...wanted.among]), JSON.stringify(lists));
  for (const row of rows) if (!first.add(integer(row, 'n'), sortValue(row, 'sort'))) break;
  return first.places();
}

const placeAtEnd = (end: 'min' | 'max') => `
  SELECT ${end}(sort) AS sort FROM postings INDEXED BY postings_by_document
  WHERE n IN (SELECT value FROM json_each(?)) AND list IN (SELECT value FROM json_each(?))`;
const LAST_PLACE = placeAtEnd('max');
const FIRST_PLACE = placeAtEnd('min');

const placesInOrder = (order: string) => `
  SELECT n, sort FROM postings INDEXED BY postings_by_document
  WHERE n IN (SELECT value FROM json_each(?)) AND list IN (SELECT value FROM json_each(?))
  ORDER BY sort ${order}`;
const PLACES_DOWN = placesInOrder('DESC');
const PLACES_UP = placesInOrder('ASC');

/** Takes places in order, until there are enough of them. */
function createFirst(
  db: LakeDatabase,
  { upTo, isWanted, compareIds }: Pick<FirstOf, 'upTo' | 'isWanted' | 'compareIds'>,
) {
  const places = new Map<number, Standing>();
  let tied: Standing[] = [];
  let place: SortValue | null = null;
  /** What shares a place is looked at when all of it is known. */
  const settle = () => {
    const isOrdered = compareIds !== undefined && place !== null && tellsAll(place);
    for (const one of isOrdered ? inOrderOfIds(db, tied, compareIds) : tied) {
      if (isOrdered && places.size >= upTo) break;
      if (isWanted(one.n)) places.set(one.n, one);
    }
    tied = [];
  };
  return {
    /** Whether more may be wanted than what has come, without this one. */
    add(n: number, sort: SortValue): boolean {
      if (place !== null && compareSortValues(place, sort) !== 0) {
        settle();
        if (places.size >= upTo) return false;
      }
      place = sort;
      tied.push({ n, sort });
      return true;
    },
    places() {
      settle();
      return [...places.values()];
    },
  };
}

function inOrderOfIds(
  db: LakeDatabase,
  tied: readonly Standing[],
  compareIds: CompareIds,
): readonly Standing[] {
  if (tied.length < 2) return tied;
  const ids = db.prepare('SELECT n, id FROM documents WHERE n IN (SELECT value FROM json_each(?))');
  const idOf = new Map(
    ids
      .all(JSON.stringify(tied.map(({ n }) => n)))
      .map((row) => [integer(row, 'n'), text(row, 'id')]),
  );
  return tied.toSorted((one, other) => compareIds(idOf.get(one.n) ?? '', idOf.get(other.n) ?? ''));
}
