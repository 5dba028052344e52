import { hash } from 'node:crypto';
import { isDraftId, releaseOf } from '../../store/document-ids.ts';
import { indexKeysOf } from '../../store/index-keys.ts';
import type { DocumentChange, IndexKey } from '../../store/types.ts';

/** What a query read: the documents under a key, or, for want of one, all of them. */
export type ReadKey = IndexKey | 'everything';

/** Who an answer is for: readers of published documents, or those who see drafts too. */
export type Audience = 'readers' | 'editors';

/**
 * The tag of a key, the same in a query's `syncTags` and in a live event's `tags`: an answer is
 * stale exactly when a change dirties one of the keys its query read. Answers that hold drafts
 * have tags of their own, so that typing in a draft never dirties what readers have.
 */
export function syncTag(key: ReadKey, audience: Audience = 'readers'): `s1:${string}` {
  return `s1:${hash('sha256', `${audience} ${key}`, 'base64url').slice(0, 11)}`;
}

/**
 * The tags a change dirties: the keys of the document before and after. Without `drafts`, a change
 * to a draft or a release's version dirties nothing.
 */
export function tagsOfChange(change: DocumentChange, options: { drafts: boolean }): string[] {
  const isPublished = !isDraftId(change.id) && releaseOf(change.id) === null;
  if (!isPublished && !options.drafts) return [];
  const keys = new Set<ReadKey>(['everything']);
  for (const document of [change.before, change.after]) {
    if (document !== null) for (const key of indexKeysOf(document)) keys.add(key);
  }
  const audiences: Audience[] = isPublished ? ['readers', 'editors'] : ['editors'];
  return audiences.flatMap((audience) => [...keys].map((key) => syncTag(key, audience)));
}
