/** The moment a document's embargo lifts, when that is still ahead of `now`; else `null`. */
export function embargoOf(document: unknown, now: Date): Date | null {
  if (typeof document !== 'object' || document === null || !('publishedAt' in document))
    return null;
  const at = typeof document.publishedAt === 'string' ? new Date(document.publishedAt) : null;
  return at !== null && at > now ? at : null;
}

/** Whether readers can see a document (the published one) at `now`. */
export const isVisible = (published: unknown, now: Date): boolean =>
  typeof published === 'object' && published !== null && embargoOf(published, now) === null;
