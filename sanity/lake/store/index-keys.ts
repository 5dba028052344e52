import { publishedIdOf } from './document-ids.ts';
import { isDate } from './ordered-lists.ts';
import { referencesIn } from './references.ts';
import type { IndexKey, StoredDocument } from './types.ts';

/**
 * The keys a document is filed under, each once. A query that reads only what these keys hold
 * is answered without a scan, and goes stale exactly when a document with such a key changes.
 */
export function indexKeysOf(document: StoredDocument): IndexKey[] {
  const keys = new Set<IndexKey>([`id:${publishedIdOf(document._id)}`, `type:${document._type}`]);
  const slug = slugOf(document);
  if (slug !== null) keys.add(`slug:${document._type}:${slug}`);
  for (const [field, value] of Object.entries(document)) {
    if (isFiledUnder(field) && typeof value === 'string' && isToken(value)) {
      keys.add(`is:${document._type}.${field}:${value}`);
    }
  }
  for (const { target } of referencesIn(document)) keys.add(`ref:${publishedIdOf(target)}`);
  return [...keys];
}

/** Whether documents are filed under what a field of theirs holds, if that is a token. */
export const isFiledUnder = (field: string): boolean => !field.startsWith('_');

/** Longer ones are not looked up by. */
const LONGEST_TOKEN = 200;

/** Whether a text is one word, such as a path, a kind or an id: no prose, and no date, by which lists are ordered. */
export const isToken = (value: string): boolean =>
  value.length > 0 && value.length <= LONGEST_TOKEN && !/\s/.test(value) && !isDate(value);

function slugOf({ slug }: StoredDocument): string | null {
  if (typeof slug !== 'object' || slug === null || !('current' in slug)) return null;
  return typeof slug.current === 'string' ? slug.current : null;
}
