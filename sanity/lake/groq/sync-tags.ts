import { hash } from 'node:crypto';
import { isDraftId, releaseOf } from '../store/document-ids.ts';
import { indexKeysOf } from '../store/index-keys.ts';
import type { DocumentChange, IndexKey } from '../store/types.ts';

/** What a query read: the documents under a key, or, for want of one, all of them. */
export type ReadKey = IndexKey | 'everything';

/**
 * The tag of a key, the same in a query's `syncTags` and in a live event's `tags`: an answer is
 * stale exactly when a change dirties one of the keys its query read.
 */
export function syncTag(key: ReadKey): `s1:${string}` {
  return `s1:${hash('sha256', key, 'base64url').slice(0, 11)}`;
}

/**
 * The tags a change dirties: the keys of the document before and after. Without `drafts`, a change
 * to a draft or a release's version dirties nothing, since no reader of published documents sees it.
 */
export function tagsOfChange(change: DocumentChange, options: { drafts: boolean }): string[] {
  if (!options.drafts && (isDraftId(change.id) || releaseOf(change.id) !== null)) return [];
  const keys = new Set<ReadKey>(['everything']);
  for (const document of [change.before, change.after]) {
    if (document !== null) for (const key of indexKeysOf(document)) keys.add(key);
  }
  return [...keys].map(syncTag);
}
