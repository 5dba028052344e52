import { hash } from 'node:crypto';
import { publishedIdOf } from './document-ids.ts';
import { referencesIn } from './references.ts';
import type { CompareIds, IndexKey, SortValue, StoredDocument } from './types.ts';

/**
 * Lists of documents kept in the order of a field, so that a page of them is read without the rest:
 * for each type by the system's two times and by a few fields that hold dates, and, by those
 * dates, for each reference that documents of the type hold.
 */

/** One document's place in a list. */
export type Posting = { list: number; sort: SortValue };

const SYSTEM_FIELDS = ['_updatedAt', '_createdAt'] as const;

/** Most date fields of a type that lists are kept for: each costs a row per reference and document. */
export const MAX_DATE_FIELDS = 4;

/** The number of a list: of the documents of a type under a key, in the order of a field. */
export function listNumber(type: string, key: IndexKey, field: string): number {
  const name = JSON.stringify([type, key.startsWith('type:') ? '' : key, field]);
  // 48 bits. Should two lists ever share a number, each finds a few documents too many.
  return Number.parseInt(hash('sha1', name).slice(0, 12), 16);
}

/** Whether lists of a type under a key can be kept in the order of a field, given its date fields. */
export function isListed(key: IndexKey, field: string, dateFields: readonly string[]): boolean {
  if (dateFields.includes(field)) return key.startsWith('type:') || key.startsWith('ref:');
  return key.startsWith('type:') && SYSTEM_FIELDS.some((name) => name === field);
}

/** The places of a document whose type has these date fields. */
export function postingsOf(document: StoredDocument, dateFields: readonly string[]): Posting[] {
  const { _type } = document;
  const ofType: IndexKey = `type:${_type}`;
  const targets = new Set(referencesIn(document).map(({ target }) => publishedIdOf(target)));
  const keys: IndexKey[] = [ofType, ...[...targets].map((target): IndexKey => `ref:${target}`)];
  return [
    ...SYSTEM_FIELDS.map((field) => posting(document, ofType, field)),
    ...dateFields.flatMap((field) => keys.map((key) => posting(document, key, field))),
  ];
}

function posting(document: StoredDocument, key: IndexKey, field: string): Posting {
  return { list: listNumber(document._type, key, field), sort: sortValueOf(document[field]) };
}

/** The fields of a document that lists could be ordered by: those that hold a date. */
export function dateFieldsOf(document: StoredDocument): string[] {
  return Object.entries(document)
    .filter(([field, value]) => !field.startsWith('_') && isDate(value))
    .map(([field]) => field);
}

/** The date fields of a type to keep lists by, given all of its documents; the rest have to do without. */
export function chooseDateFields(documents: Iterable<StoredDocument>): Map<string, Set<string>> {
  const chosen = new Map<string, Set<string>>();
  for (const document of documents) {
    const fields = chosen.get(document._type) ?? new Set();
    chosen.set(document._type, fields);
    for (const field of dateFieldsOf(document)) {
      if (fields.size < MAX_DATE_FIELDS) fields.add(field);
    }
  }
  return chosen;
}

/** Whether a value is a date, or a moment, as ISO 8601 writes it. */
export const isDate = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value);

const FALSE = Uint8Array.of(0);
const TRUE = Uint8Array.of(1);
const REST = Uint8Array.of(2);
const LONGEST_TEXT = 32;

/**
 * A value as SQLite sorts it, in GROQ's order: numbers, text, booleans, and the rest (also what is
 * missing), which are all equal. Text may come out equal that is not, never the other way round:
 * SQLite orders by bytes and GROQ by UTF-16 units, which agree on plain ASCII only.
 */
export function sortValueOf(value: unknown): SortValue {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? TRUE : FALSE;
  if (typeof value !== 'string') return REST;
  const plain = /^[^\u007f-\uffff]*/.exec(value.slice(0, LONGEST_TEXT))?.[0] ?? '';
  return plain.length < Math.min(value.length, LONGEST_TEXT) ? `${plain}\u007f` : plain;
}

/** Whether values are equal that come out as this one: only the beginning of a long text is kept. */
export const tellsAll = (sort: SortValue): boolean =>
  typeof sort !== 'string' || (sort.length < LONGEST_TEXT && !sort.endsWith('\u007f'));

/** Orders two sort values as SQLite does. */
export function compareSortValues(a: SortValue, b: SortValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'object' && typeof b === 'object') return Buffer.compare(a, b);
  return rank(a) - rank(b);
}

/** Orders the ids of those that share a place. */
export const compareTied =
  (order: 'ascending' | 'descending'): CompareIds =>
  (a, b) =>
    (a < b ? -1 : a > b ? 1 : 0) * (order === 'descending' ? -1 : 1);

const rank = (value: SortValue): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
