import { isObject } from '#lib/is-object.ts';

/** The moment a document's embargo lifts, when that is still ahead of `now`; else `null`. */
export function embargoOf(document: unknown, now: Date): Date | null {
  if (!isObject(document) || !('publishedAt' in document)) return null;
  const at = typeof document.publishedAt === 'string' ? new Date(document.publishedAt) : null;
  return at !== null && at > now ? at : null;
}

/** Whether readers can see a document (the published one) at `now`. */
export const isVisible = (published: unknown, now: Date): boolean =>
  isObject(published) && embargoOf(published, now) === null;
