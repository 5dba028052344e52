import { diff, type MendozaPatch } from './mendoza.ts';
import type { DocumentChange, StoredDocument } from './types.ts';

/** A change as a pair of mendoza patches: `apply` goes forward, `revert` goes back. */
export type Effects = { apply: MendozaPatch; revert: MendozaPatch };

/**
 * The effects of a change. They are over the document without its `_rev`, which the Studio takes
 * off before it applies them and puts on again from the event's `resultRev`.
 */
export function effectsOf({ before, after }: Pick<DocumentChange, 'before' | 'after'>): Effects {
  const [left, right] = [withoutRev(before), withoutRev(after)];
  return { apply: diff(left, right), revert: diff(right, left) };
}

function withoutRev(document: StoredDocument | null): Record<string, unknown> | null {
  if (document === null) return null;
  const { _rev, ...rest } = document;
  return rest;
}
