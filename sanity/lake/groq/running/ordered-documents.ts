import { compareSortValues } from '../../store/ordered-lists.ts';
import type {
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

/**
 * Reads an ordered list until enough of its documents pass the test, and then those that share the
 * last one's place, whose order among themselves is for the query to say. Gives those that pass, in
 * order of `_id`, or, where some are not in their own place, every document on the way; null when no
 * such list is kept. Where it is known which pass, or has to be, those alone are read.
 */
export function readOrdered(
  { field, descending, upTo }: Ordering,
  test: BoundTest,
  { types, keys, among, view, tester }: OrderedAsked,
): ReadDocuments | null {
  if (!keys.every(isOfList)) return null;
  const list: ListRequest = { types, keys, field, descending, spans: test.spans };
  const pages = view.inOrder(list, among);
  if (pages === null) return null;
  if (upTo === 0) return NOTHING;
  // What was found by words is some visitor's: not worth keeping.
  const selected = (wish: Wish) =>
    among === undefined ? firstSelected(tester.select(test, keys, wish), list, upTo, view) : null;
  const atHand = selected('at hand');
  if (atHand !== null) return atHand;
  const documents = new Map<string, StoredDocument>();
  const passing = new Map<string, StoredDocument>();
  let last: SortValue | null = null;
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
      documents.set(document._id, document);
      tested &&= inPlace;
      if (inPlace && passed.has(document._id)) passing.set(document._id, document);
      if (last === null && passing.size >= upTo) last = sort;
    }
    if (last === null && !hasAsked && documents.size - passing.size > MANY_IN_VAIN) {
      hasAsked = true;
      const first = selected('surely');
      if (first !== null) return first;
    }
  }
  return found();
}

const NOTHING: ReadDocuments = { documents: [], tested: true, read: 0 };

/** The first of a selection, nothing of one that has yet to be made; null when none is kept. */
function firstSelected(
  selection: ReturnType<Tester['select']>,
  list: ListRequest,
  upTo: number,
  view: DocumentView,
): ReadDocuments | null {
  if (selection === 'to be made') return NOTHING;
  const isShown = (stored: StoredDocument) => view.shown(stored) !== null;
  const documents = selection?.first(list, upTo, isShown) ?? null;
  return documents && shownOf(documents, view);
}

/** What is shown of documents of which it is known that they pass. */
export function shownOf(passing: readonly StoredDocument[], view: DocumentView): ReadDocuments {
  const documents = passing.map((one) => view.shown(one)).filter((one) => one !== null);
  return { documents: inOrderOfId(documents), tested: true, read: passing.length };
}

const documentsInPlace = (page: readonly ShownEntry[]): StoredDocument[] =>
  page.filter(({ inPlace }) => inPlace).map(({ document }) => document);
