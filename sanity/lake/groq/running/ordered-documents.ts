import { publishedIdOf } from '../../store/document-ids.ts';
import { compareSortValues, compareTied, tellsAll } from '../../store/ordered-lists.ts';
import type {
  CompareIds,
  FoundDocuments,
  IndexKey,
  ListRequest,
  SortValue,
  StoredDocument,
  Wish,
} from '../../store/types.ts';
import type { Ordering } from '../planning/ordering.ts';
import {
  type DocumentView,
  inOrderOfId,
  type ReadDocuments,
  type ShownEntry,
} from './document-view.ts';
import { type BoundTest, isOfList, type Tester } from './tester.ts';

export type OrderedAsked = {
  types: readonly string[];
  keys: readonly IndexKey[];
  /** Only these are looked at. */
  among?: FoundDocuments;
  view: DocumentView;
  tester: Tester;
};

/** Documents tested in vain, after which it is worth knowing which pass at all. */
const MANY_IN_VAIN = 300;
const ANY_NUMBER = Number.POSITIVE_INFINITY;

/**
 * Reads an ordered list until enough of its documents pass the test, and then of those that share the
 * last one's place the first by their ids, or all where their order is for the query to say. Gives those
 * that pass, in order of `_id`, or, where some are not in their own place, every document on the way; null
 * when no such list is kept. Where it is known which pass, or has to be, those alone are read.
 */
export function readOrdered(
  ordering: Ordering,
  test: BoundTest,
  asked: OrderedAsked,
): ReadDocuments | null {
  const { field, descending, upTo } = ordering;
  const { types, keys, among, view, tester } = asked;
  if (!keys.every(isOfList)) return null;
  const list: ListRequest = { types, keys, field, descending, spans: test.spans };
  const pages = view.inOrder(list, among);
  if (pages === null) return null;
  if (upTo === 0) return NOTHING;
  // What was found by words is some visitor's: not worth keeping.
  const selected = (wish: Wish) =>
    among === undefined
      ? firstSelected(tester.select(test, keys, wish), list, ordering, view)
      : null;
  const atHand = selected('at hand');
  if (atHand !== null) return atHand;
  const documents = new Map<string, StoredDocument>();
  const passing = new Map<string, StoredDocument>();
  let last: SortValue | null = null;
  let place: SortValue | null = null;
  /** How many pass that stand before those at `place`. */
  let before = 0;
  let hasAsked = false;
  let tested = true;
  const found = (): ReadDocuments => {
    const given = tested ? passing : documents;
    return { documents: inOrderOfId([...given.values()]), tested, read: documents.size };
  };
  for (const page of pages) {
    const passed = tester.passing(test, documentsInPlace(page));
    for (const { document, sort, inPlace } of page) {
      if (last !== null && compareSortValues(last, sort) !== 0) return found();
      if (place === null || compareSortValues(place, sort) !== 0) before = passing.size;
      place = sort;
      documents.set(document._id, document);
      tested &&= inPlace;
      if (inPlace && passed.has(document._id)) passing.set(document._id, document);
      if (last === null && passing.size >= upTo) last = sort;
    }
    const tied = last === null ? null : tiedAt(last, ordering, view);
    if (tied !== null) {
      const at = { list: { ...list, tied }, wanted: upTo - before };
      const soon = firstTied({ ...at, inVain: MANY_IN_VAIN }, test, asked);
      const known = soon === null ? selected('surely') : null;
      if (known !== null) return known;
      const rest = soon ?? firstTied({ ...at, inVain: ANY_NUMBER }, test, asked) ?? NOTHING;
      for (const document of rest.documents) passing.set(document._id, document);
      return { ...found(), read: documents.size + rest.read };
    }
    if (last === null && !hasAsked && documents.size - passing.size > MANY_IN_VAIN) {
      hasAsked = true;
      const first = selected('surely');
      if (first !== null) return first;
    }
  }
  return found();
}

/** How those that share a place are read by their ids; null where another order or form may come first. */
function tiedAt(
  sort: SortValue,
  { tiedIds }: Ordering,
  { shows }: DocumentView,
): ListRequest['tied'] | null {
  if (tiedIds === null || shows === 'layers' || !tellsAll(sort)) return null;
  return { sort, ids: tiedIds };
}

/**
 * The first that pass of those that share a place: they may be a whole archive that was moved here. Null
 * when more than `inVain` are tested for nothing.
 */
function firstTied(
  { list, wanted, inVain }: { list: ListRequest; wanted: number; inVain: number },
  test: BoundTest,
  { among, view, tester }: OrderedAsked,
): { documents: StoredDocument[]; read: number } | null {
  const documents: StoredDocument[] = [];
  let read = 0;
  for (const page of view.inOrder(list, among) ?? []) {
    const there = documentsInPlace(page);
    const passed = tester.passing(test, there);
    read += there.length;
    documents.push(...there.filter(({ _id }) => passed.has(_id)));
    if (documents.length >= wanted) break;
    if (read - documents.length > inVain) return null;
  }
  return { documents, read };
}

const NOTHING: ReadDocuments = { documents: [], tested: true, read: 0 };

/** The first of a selection, nothing of one that has yet to be made; null when none is kept. */
function firstSelected(
  selection: ReturnType<Tester['select']>,
  list: ListRequest,
  { upTo, tiedIds }: Ordering,
  view: DocumentView,
): ReadDocuments | null {
  if (selection === 'to be made') return NOTHING;
  const isShown = (stored: StoredDocument) => view.shown(stored) !== null;
  const compareIds = tiedIds === null ? undefined : compareShown(tiedIds, view);
  const documents = selection?.first(list, upTo, isShown, compareIds) ?? null;
  return documents && shownOf(documents, view);
}

/** By the ids that stored documents are shown with. */
function compareShown(order: 'ascending' | 'descending', { shows }: DocumentView): CompareIds {
  const idOf = shows === 'layers' ? publishedIdOf : (id: string) => id;
  const compare = compareTied(order);
  return (a, b) => compare(idOf(a), idOf(b));
}

/** What is shown of documents of which it is known that they pass. */
export function shownOf(passing: readonly StoredDocument[], view: DocumentView): ReadDocuments {
  const documents = passing.map((one) => view.shown(one)).filter((one) => one !== null);
  return { documents: inOrderOfId(documents), tested: true, read: passing.length };
}

const documentsInPlace = (page: readonly ShownEntry[]): StoredDocument[] =>
  page.filter(({ inPlace }) => inPlace).map(({ document }) => document);
