import { publishedIdOf } from './document-ids.ts';
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
  for (const { target } of referencesIn(document)) keys.add(`ref:${publishedIdOf(target)}`);
  return [...keys];
}

function slugOf({ slug }: StoredDocument): string | null {
  if (typeof slug !== 'object' || slug === null || !('current' in slug)) return null;
  return typeof slug.current === 'string' ? slug.current : null;
}
