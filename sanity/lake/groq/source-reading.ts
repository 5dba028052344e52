import { publishedIdOf } from '../store/document-ids.ts';
import type { DocumentReader, IndexKey, StoredDocument } from '../store/types.ts';
import type { AccessKind, AccessPart } from './access.ts';
import type { DocumentView } from './document-view.ts';
import { readFirst } from './first-reading.ts';
import type { CallValue } from './plan-calls.ts';
import type { Source } from './planner.ts';
import type { Tester } from './tester.ts';

/** What one `*` found, and how. */
export type SourceReading = {
  access: AccessKind | 'everything';
  /** What was looked up; of no say when everything was read. */
  keys: readonly IndexKey[];
  documents: StoredDocument[];
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
    return { ...EVERYTHING, documents: view.everything() };
  }
  const { ordering, types, test } = source;
  const whole: SourceReading = { ...found, documents: [], count: null, orderedBy: null };
  const bound = test && tester.bind(test, values);
  if (ordering !== undefined && types !== null && bound) {
    const documents = readFirst(ordering, bound, { types, keys: found.keys, view, tester });
    if (documents !== null) return { ...whole, documents, orderedBy: ordering.field };
  }
  return { ...whole, documents: view.withKeys(found.keys) };
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
  return { ...found, documents: [], count: selection.size, orderedBy: null };
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

function knownValues(part: AccessPart, reader: DocumentReader): Iterable<string> {
  if (part.kind === 'text') return reader.idsMatchingText(part.ftsQuery);
  return 'values' in part ? part.values : [];
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
