import { boundsOf, listsOf } from './candidates.ts';
import type { LakeDatabase } from './database.ts';
import { integer, type Row, sortValue, text } from './rows.ts';
import type { ListEntry, ListRequest, SortValue } from './types.ts';

const FIRST_PAGE = 32;
const LONGEST_PAGE = 512;

type Place = ListEntry & { n: number };

/** What `DocumentReader.inOrder` gives. */
export function readInOrder(
  db: LakeDatabase,
  request: ListRequest,
): Iterable<readonly Place[]> | null {
  const lists = listsOf(db, request.types, request.keys, request.field);
  if (lists === null) return null;
  return request.tied ? readTied(db, lists, request.tied) : readPages(db, lists, request);
}

/** Each page is a statement of its own, so that other reads may come between. */
export function* readPages(
  db: LakeDatabase,
  lists: readonly number[],
  { descending, field, spans = [] }: ListRequest,
): Generator<Place[]> {
  if (lists.length === 0) return;
  const span = spans.find((one) => one.field === field);
  const bounds = span === undefined ? null : boundsOf(span);
  const within = bounds === null ? [] : [bounds.from, bounds.to];
  let after: { sort: SortValue; n: number } | null = null;
  for (let limit = FIRST_PAGE; ; limit = Math.min(limit * 2, LONGEST_PAGE)) {
    const position: (SortValue | number)[] = after === null ? [] : [after.sort, after.n];
    const rows: Row[] = db
      .prepare(pageOf(lists.length, descending, { isLater: after !== null, bounds }))
      .all(...lists.flatMap((list) => [list, ...within, ...position, limit]), limit);
    yield rows.map((row) => ({
      id: text(row, 'id'),
      n: integer(row, 'n'),
      sort: sortValue(row, 'sort'),
    }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = { sort: sortValue(last, 'sort'), n: integer(last, 'n') };
  }
}

/** Those that stand at one place, a page at a time. */
function* readTied(
  db: LakeDatabase,
  lists: readonly number[],
  { sort, ids }: NonNullable<ListRequest['tied']>,
): Generator<Place[]> {
  let after: string | null = null;
  for (let limit = FIRST_PAGE; ; limit = Math.min(limit * 2, LONGEST_PAGE)) {
    const position: string[] = after === null ? [] : [after];
    const rows: Row[] = db
      .prepare(pageOfTied(ids, after !== null))
      .all(JSON.stringify(lists), sort, ...position, limit);
    yield rows.map((row) => ({ id: text(row, 'id'), n: integer(row, 'n'), sort }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = text(last, 'id');
  }
}

function pageOfTied(ids: 'ascending' | 'descending', isLater: boolean): string {
  const [isAfter, order] = ids === 'ascending' ? ['>', 'ASC'] : ['<', 'DESC'];
  // The place first: else an index of ids might be followed through all documents.
  return `
    SELECT documents.n AS n, documents.id AS id
    FROM (
      SELECT DISTINCT n FROM postings WHERE list IN (SELECT value FROM json_each(?)) AND sort = ?
    ) tied CROSS JOIN documents ON documents.n = tied.n
    ${isLater ? `WHERE documents.id ${isAfter} ?` : ''}
    ORDER BY documents.id ${order} LIMIT ?`;
}

/** A page of each list, put together; SQLite then stops at the first few of all. */
function pageOf(
  lists: number,
  descending: boolean,
  { isLater, bounds }: { isLater: boolean; bounds: object | null },
): string {
  const order = descending ? 'ORDER BY sort DESC, n DESC' : 'ORDER BY sort, n';
  const within = bounds === null ? '' : 'AND sort >= ? AND sort <= ?';
  const after = isLater ? `AND (sort, n) ${descending ? '<' : '>'} (?, ?)` : '';
  const page = `SELECT * FROM (
    SELECT sort, n FROM postings WHERE list = ? ${within} ${after} ${order} LIMIT ?)`;
  const together = Array.from({ length: lists }, () => page).join(' UNION ');
  return `
    SELECT places.sort AS sort, documents.n AS n, documents.id AS id
    FROM (SELECT * FROM (${together}) ${order} LIMIT ?) places
    JOIN documents ON documents.n = places.n
    ORDER BY places.sort ${descending ? 'DESC' : ''}, places.n ${descending ? 'DESC' : ''}`;
}
