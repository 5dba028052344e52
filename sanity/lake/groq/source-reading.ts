import { publishedIdOf } from '../store/document-ids.ts';
import type { DocumentReader, IndexKey, StoredDocument } from '../store/types.ts';
import type { AccessKind, AccessPart } from './access.ts';
import type { DocumentView } from './document-view.ts';
import type { CallValue } from './plan-calls.ts';
import type { Source } from './planner.ts';

/** What one `*` found, and how. */
export type SourceReading = {
  access: AccessKind | 'everything';
  /** What was looked up; of no say when everything was read. */
  keys: readonly IndexKey[];
  documents: StoredDocument[];
};

/** Reads the documents of a source, with the values its filter compares to, in order of its parts. */
export function readSource(
  source: Source,
  values: readonly CallValue[],
  view: DocumentView,
  reader: DocumentReader,
): SourceReading {
  const keys = source.access === null ? null : keysOf(source.access.parts, values, reader);
  if (source.access !== null && keys !== null) {
    return { access: source.access.kind, keys, documents: view.withKeys(keys) };
  }
  if (source.types === null)
    return { access: 'everything', keys: [], documents: view.everything() };
  const typeKeys = keysOfTypes(source.types);
  return { access: 'type', keys: typeKeys, documents: view.withKeys(typeKeys) };
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
  return value;
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
