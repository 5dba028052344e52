import { publishedIdOf } from '../store/document-ids.ts';
import type { DocumentReader, IndexKey, StoredDocument } from '../store/types.ts';
import type { AccessKind, AccessPart } from './access.ts';
import type { DocumentView } from './document-view.ts';
import { readFirst } from './first-reading.ts';
import type { CallValue } from './plan-calls.ts';
import type { Source } from './planner.ts';
import type { Tester } from './tester.ts';
import type { WordMatch } from './word-match.ts';

/** What one `*` found, and how. */
export type SourceReading = {
  access: AccessKind | 'everything';
  /** What was looked up; of no say when everything was read. */
  keys: readonly IndexKey[];
  documents: StoredDocument[];
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
  { view, reader, tester }: SourceAsked,
): SourceReading {
  const found = keysOfSource(source, values, reader);
  if (found === null) {
    const documents = view.everything();
    return { ...EVERYTHING, documents, read: documents.length };
  }
  const { ordering, types } = source;
  const whole: SourceReading = { ...found, documents: [], read: 0, count: null, orderedBy: null };
  const bound = source.test && tester.bind(source.test, values);
  if (ordering !== undefined && types !== null && bound) {
    const documents = readFirst(ordering, bound, { types, keys: found.keys, view, tester });
    if (documents !== null) {
      return { ...whole, documents, read: documents.length, orderedBy: ordering.field };
    }
  }
  const test = (documents: readonly StoredDocument[]) =>
    bound ? tester.passing(bound, documents) : new Set<string>();
  const passing = bound && view.passing(found.keys, test);
  if (passing) return { ...whole, ...passing };
  const documents = view.withKeys(found.keys);
  return { ...whole, documents, read: documents.length };
}

/** How many documents of a source pass its test; null when they have to be read to know. */
export function countSource(
  source: Source,
  values: readonly CallValue[],
  { reader, tester }: SourceAsked,
): SourceReading | null {
  const found = keysOfSource(source, values, reader);
  const bound = source.test && tester.bind(source.test, values);
  const selection = found && bound && tester.select(bound, found.keys);
  if (!found || !selection) return null;
  return { ...found, documents: [], read: 0, count: selection.size, orderedBy: null };
}

const EVERYTHING = { access: 'everything', keys: [], count: null, orderedBy: null } as const;

type Found = { access: AccessKind; keys: readonly IndexKey[] };

/** The keys to look up, by type if the better way is closed; null when nothing narrows it down. */
function keysOfSource(
  { access, types }: Source,
  values: readonly CallValue[],
  reader: DocumentReader,
): Found | null {
  const keys = access === null ? null : keysOf(access.parts, values, reader);
  if (access !== null && keys !== null) return { access: access.kind, keys };
  return types === null ? null : { access: 'type', keys: keysOfTypes(types) };
}

/** `type:` keys of types. */
export function keysOfTypes(types: readonly string[]): IndexKey[] {
  return types.map((type): IndexKey => `type:${type}`);
}

/** The keys the parts come to; null when a value is none that can be looked up. */
function keysOf(
  parts: readonly AccessPart[],
  values: readonly CallValue[],
  reader: DocumentReader,
): IndexKey[] | null {
  const keys = new Set<IndexKey>();
  let next = 0;
  for (const part of parts) {
    const known =
      'expr' in part ? usable(values[next++], part.whenNull) : knownValues(part, reader);
    if (known === null) return null;
    for (const value of known) for (const key of keysOfValue(part, value)) keys.add(key);
  }
  return [...keys];
}

function usable(value: CallValue | undefined, whenNull: 'none' | 'any'): readonly string[] | null {
  if (value === undefined || value === 'other') return null;
  if (value === 'missing') return whenNull === 'none' ? [] : null;
  return 'text' in value ? [value.text] : value.texts;
}

function knownValues(part: AccessPart, reader: DocumentReader): Iterable<string> | null {
  if (part.kind === 'text') {
    const found =
      'match' in part ? idsWithWords(part.match, reader) : reader.idsMatchingText(part.ftsQuery);
    return found.size > MANY_FOUND ? null : found;
  }
  return 'values' in part ? part.values : [];
}

/** Past this many documents that a search finds it is cheaper to go through all of a type. */
const MANY_FOUND = 20_000;

/** Documents that hold every word, or refer to a document that holds it. */
function idsWithWords({ words, follows }: WordMatch, reader: DocumentReader): Set<string> {
  const rare = words.filter((word) => !reader.isCommon(word));
  // A rare word leaves so few that it is not worth the while to look up the common ones.
  return (rare.length > 0 ? rare : words)
    .map((word) => {
      const found = new Set([...reader.idsMatchingText(word)].map(publishedIdOf));
      return follows ? found.union(reader.idsReferringTo(found)) : found;
    })
    .reduce((found, others) => found.intersection(others));
}

function keysOfValue(part: AccessPart, value: string): IndexKey[] {
  switch (part.kind) {
    case 'id':
      // A document may carry the name as it stands, if it is one that only looks like a draft's.
      return [`id:${publishedIdOf(value)}`, `id:${value}`];
    case 'text':
      return [`id:${publishedIdOf(value)}`];
    case 'ref':
      return [`ref:${publishedIdOf(value)}`];
    case 'type':
      return [`type:${value}`];
    case 'slug':
      return part.types.map((type): IndexKey => `slug:${type}:${value}`);
  }
}
