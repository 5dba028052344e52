import type { LakeDatabase } from './database.ts';
import { dateFields } from './filing.ts';
import { isListed, listNumber } from './ordered-lists.ts';
import { integer, type Row, sortValue, text } from './rows.ts';
import type { ListEntry, ListRequest, SortValue } from './types.ts';

/** Past this many lists at once it is no longer worth putting them together. */
const MOST_LISTS = 16;
const FIRST_PAGE = 32;
const LONGEST_PAGE = 512;

/** What `DocumentReader.inOrder` gives. */
export function readInOrder(
  db: LakeDatabase,
  request: ListRequest,
): Iterable<readonly ListEntry[]> | null {
  const { types, keys, field, descending } = request;
  const lists = new Set<number>();
  for (const type of types) {
    const kept = dateFields(db, type);
    const ofType = keys.filter((key) => key === `type:${type}` || !key.startsWith('type:'));
    if (!ofType.every((key) => isListed(key, field, kept))) return null;
    for (const key of ofType) lists.add(listNumber(type, key, field));
  }
  return lists.size > MOST_LISTS ? null : readPages(db, [...lists], descending);
}

/** Each page is a statement of its own, so that other reads may come between. */
function* readPages(
  db: LakeDatabase,
  lists: readonly number[],
  descending: boolean,
): Generator<ListEntry[]> {
  if (lists.length === 0) return;
  let after: { sort: SortValue; n: number } | null = null;
  for (let limit = FIRST_PAGE; ; limit = Math.min(limit * 2, LONGEST_PAGE)) {
    const position: (SortValue | number)[] = after === null ? [] : [after.sort, after.n];
    const rows: Row[] = db
      .prepare(pageOf(lists.length, descending, after !== null))
      .all(...lists.flatMap((list) => [list, ...position, limit]), limit);
    yield rows.map((row) => ({ id: text(row, 'id'), sort: sortValue(row, 'sort') }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = { sort: sortValue(last, 'sort'), n: integer(last, 'n') };
  }
}

/** A page of each list, put together; SQLite then stops at the first few of all. */
function pageOf(lists: number, descending: boolean, isLater: boolean): string {
  const order = descending ? 'ORDER BY sort DESC, n DESC' : 'ORDER BY sort, n';
  const after = isLater ? `AND (sort, n) ${descending ? '<' : '>'} (?, ?)` : '';
  const page = `SELECT * FROM (SELECT sort, n FROM postings WHERE list = ? ${after} ${order} LIMIT ?)`;
  const together = Array.from({ length: lists }, () => page).join(' UNION ');
  return `
    SELECT places.sort AS sort, documents.n AS n, documents.id AS id
    FROM (SELECT * FROM (${together}) ${order} LIMIT ?) places
    JOIN documents ON documents.n = places.n
    ORDER BY places.sort ${descending ? 'DESC' : ''}, places.n ${descending ? 'DESC' : ''}`;
}
