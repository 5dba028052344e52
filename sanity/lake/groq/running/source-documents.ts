import { isDeepStrictEqual } from 'node:util';
import { publishedIdOf } from '../../store/document-ids.ts';
import { isToken } from '../../store/index-keys.ts';
import type {
  DocumentReader,
  FoundDocuments,
  IndexKey,
  Selection,
  StoredDocument,
  TextSearch,
  Wanted,
} from '../../store/types.ts';
import type { AccessKind, AccessPart } from '../planning/access.ts';
import type { Ordering } from '../planning/ordering.ts';
import type { Source } from '../planning/plan.ts';
import type { CallValue } from '../planning/plan-calls.ts';
import { type DocumentView, isForReaders, type ReadDocuments } from './document-view.ts';
import { readFirst } from './first-documents.ts';
import { readOrdered, shownOf } from './ordered-documents.ts';
import type { BoundTest, Tester } from './tester.ts';

/** What one `*` found, and how. */
export type SourceReading = {
  access: AccessKind | 'everything';
  /** What was looked up; of no say when everything was read. */
  keys: readonly IndexKey[];
  /** What was searched for in the text index. */
  words: readonly string[];
  documents: StoredDocument[];
  /** Whether these are just the documents that pass the source's test. */
  tested: boolean;
  /** How many were read to find them. */
  read: number;
  /** How many there are, where only that was asked; null: see `documents`. */
  count: number | null;
  /** The field whose order was followed, and only as far as was asked; null: all were read. */
  orderedBy: string | null;
};

/** What the documents of a source are read with. */
export type SourceAsked = {
  view: DocumentView;
  reader: DocumentReader;
  tester: Tester;
};

/** Reads the documents of a source, with the values its filter compares to, in order of its parts. */
export function readSource(
  source: Source,
  values: readonly CallValue[],
  asked: SourceAsked,
): SourceReading {
  const { view, tester } = asked;
  const looked = lookUp(source, values, asked.reader);
  if (looked === null) {
    const documents = view.everything();
    return { ...EVERYTHING, documents, read: documents.length };
  }
  const { access, keys, words } = looked;
  const found = mostLikely(source, looked.found, view);
  const whole = { access, keys, words, count: null, orderedBy: null, tested: false };
  const bound = source.test ? tester.bind(source.test, values) : null;
  const first = bound && readOrderedOf(source, { ...looked, found }, bound, asked);
  if (first !== null) return { ...whole, ...first, orderedBy: source.ordering?.field ?? null };
  const selected = bound && found === null ? readSelected(bound, keys, asked) : null;
  if (selected !== null) return { ...whole, ...selected };
  const test =
    bound && ((documents: readonly StoredDocument[]) => tester.passing(bound, documents));
  const passing = found === null ? test && view.passing(keys, test) : view.found(found, test);
  if (passing) return { ...whole, ...passing };
  const documents = view.withKeys(keys);
  return { ...whole, documents, read: documents.length };
}

/** When a search finds no more than these, all of them are scored. */
const MOST_SCORED = 1_000;
/** How many are scored of a search that finds more, at least; of what is asked for, twice as many. */
const LEAST_SCORED = 400;

/** What was found, or of very much of it that is to be scored what is likely to be meant. */
function mostLikely(
  { bestScored, types }: Source,
  found: FoundDocuments | null,
  { shows }: DocumentView,
): FoundDocuments | null {
  if (found === null || bestScored === undefined || types === null) return found;
  if (found.size <= MOST_SCORED) return found;
  // Of drafts there may be more than are scored, and each would be in the place of what readers see.
  const isShown = shows === 'published' ? isForReaders : () => true;
  return found.best(types, Math.max(LEAST_SCORED, 2 * bestScored), isShown);
}

/** The documents that pass, where it is known which, or worth knowing: else all have to be read. */
function readSelected(
  test: BoundTest,
  keys: readonly IndexKey[],
  { tester, view }: SourceAsked,
): ReadDocuments | null {
  const selection = tester.select(test, keys, 'if many');
  if (selection === null) return null;
  return shownOf(selection === 'to be made' ? [] : selection.documents(), view);
}

/** The first documents of an order, where following it is less work than reading all there are. */
function readOrderedOf(
  { ordering, types }: Source,
  { keys, found }: LookedUp,
  test: BoundTest,
  asked: SourceAsked,
): ReadDocuments | null {
  const { view, tester } = asked;
  if (ordering?.field === '_id' && !ordering.descending && found === null)
    return readFirst(ordering.upTo, test, { ...asked, keys });
  if (ordering === undefined || types === null) return null;
  if (found === null) return readOrdered(ordering, test, { types, keys, view, tester });
  if (!paysToFollow(ordering, found)) return null;
  const ofTypes = keysOfTypes(types);
  return readOrdered(ordering, test, { types, keys: ofTypes, among: found, view, tester });
}

/** Places of a list that are passed over in the time one document is read and tested. */
const PLACES_PER_DOCUMENT = 20;

/** Whether enough of what was found will turn up in a list before all of it could be read. */
function paysToFollow({ upTo }: Ordering, { size, share }: FoundDocuments): boolean {
  return upTo / share < (size - upTo) * PLACES_PER_DOCUMENT;
}

/** How many documents of a source pass its test; null when they have to be read to know. */
export function countSource(
  source: Source,
  values: readonly CallValue[],
  { reader, tester, view }: SourceAsked,
): SourceReading | null {
  const looked = lookUp(source, values, reader);
  if (looked === null || looked.found !== null) return null;
  const { access, keys, words } = looked;
  const bound = source.test && tester.bind(source.test, values);
  const selection = bound && tester.select(bound, keys, 'surely');
  if (!selection) return null;
  const size = selection === 'to be made' ? 0 : selection.size - countHidden(selection, view);
  const nothing = { documents: [], tested: false, read: 0, orderedBy: null };
  return { access, keys, words, ...nothing, count: size };
}

/** How many of a selection are not shown: of each document one form is, the others are behind it. */
function countHidden(selection: Selection, view: DocumentView): number {
  let hidden = 0;
  for (const id of view.hidden()) hidden += Number(selection.has(id));
  return hidden;
}

const EVERYTHING = {
  access: 'everything',
  keys: [],
  words: [],
  tested: false,
  count: null,
  orderedBy: null,
} as const;

/** Documents that share a token, which are sooner read than found another way. */
const FEW = 100;
/** Documents of some types that are sooner all looked at than more of any type. */
const FEW_OF_TYPES = 500;

/** The keys to look up, and what was found where words were looked up as well. */
type LookedUp = {
  access: AccessKind;
  keys: readonly IndexKey[];
  words: readonly string[];
  found: FoundDocuments | null;
};

/** What a source's access comes to, or its types if that way is closed; null when nothing narrows it down. */
export function lookUp(
  { access, types }: Source,
  values: readonly CallValue[],
  reader: DocumentReader,
): LookedUp | null {
  const wanted = access === null ? null : wantedBy(access.parts, values);
  if (access !== null && wanted !== null) {
    const { keys, texts } = wanted;
    const words = texts.flatMap(({ all }) => all);
    // What many share narrows nothing down that a list in order, or a selection, would not.
    const isOfUse = access.kind !== 'is' || types === null || !reader.areMany(keys, FEW);
    if (!isOfUse) return { access: 'type', keys: keysOfTypes(types), words: [], found: null };
    const { referring } = access;
    const within = referring?.map((id): IndexKey => `ref:${publishedIdOf(id)}`);
    const found = texts.length === 0 ? null : reader.find({ ...wanted, ...(within && { within }) });
    const areMore =
      found === null ? () => reader.areMany(keys, FEW_OF_TYPES) : () => found.size > FEW_OF_TYPES;
    const isByType =
      types !== null && areMore() && !reader.areMany(keysOfTypes(types), FEW_OF_TYPES);
    if (!isByType && (found !== null || texts.length === 0)) {
      return { access: access.kind, keys, words, found };
    }
  }
  if (types === null) return null;
  return { access: 'type', keys: keysOfTypes(types), words: [], found: null };
}

/** A part whose values are keys of the index. */
type KeyPart = Exclude<AccessPart, { kind: 'text' }>;

/** `type:` keys of types. */
export function keysOfTypes(types: readonly string[]): IndexKey[] {
  return types.map((type): IndexKey => `type:${type}`);
}

/** The keys and searches the parts come to; null when a value is none that can be looked up. */
function wantedBy(parts: readonly AccessPart[], values: readonly CallValue[]): Wanted | null {
  const keys = new Set<IndexKey>();
  const texts: TextSearch[] = [];
  let next = 0;
  for (const part of parts) {
    if (part.kind === 'text') {
      const { search } = part;
      // Each field of a search box says the same.
      if (!texts.some((text) => isDeepStrictEqual(text, search))) texts.push(search);
      continue;
    }
    const known = 'expr' in part ? usable(values[next++], part.whenNull) : part.values;
    if (known === null || (part.kind === 'is' && !known.every(isToken))) return null;
    for (const value of known) for (const key of keysOfValue(part, value)) keys.add(key);
  }
  return { keys: [...keys], texts };
}

function usable(value: CallValue | undefined, whenNull: 'none' | 'any'): readonly string[] | null {
  if (value === undefined || value === 'other') return null;
  if (value === 'missing') return whenNull === 'none' ? [] : null;
  return 'text' in value ? [value.text] : value.texts;
}

function keysOfValue(part: KeyPart, value: string): IndexKey[] {
  switch (part.kind) {
    case 'id':
      // A document may carry the name as it stands, if it is one that only looks like a draft's.
      return [`id:${publishedIdOf(value)}`, `id:${value}`];
    case 'ref':
      return [`ref:${publishedIdOf(value)}`];
    case 'type':
      return [`type:${value}`];
    case 'is':
      return part.types.map((type): IndexKey => `is:${type}.${part.field}:${value}`);
    case 'slug':
      return part.types.map((type): IndexKey => `slug:${type}:${value}`);
  }
}
