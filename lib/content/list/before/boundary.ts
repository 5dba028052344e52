import type { Instant, StoryTeaserView } from '../../story/view.ts';

/**
 * Where a list was left off: the last story that was seen, by its moment and its id. What is newer may
 * come and go, and the story itself too: what follows it stays the same.
 */
export type Boundary = { at: Instant; id: string };

/** Ids as lakes take them. */
const idPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Reads a boundary from an address, written as `boundaryOf` is and in no other way; null otherwise. */
export function parseBoundary(at: string, id: string): Boundary | null {
  const time = Date.parse(at);
  if (!instantPattern.test(at) || Number.isNaN(time) || !idPattern.test(id)) return null;
  return new Date(time).toISOString() === at ? { at, id } : null;
}

/** The boundary after a page of stories; null after none. */
export function boundaryOf(
  stories: readonly Pick<StoryTeaserView, 'id' | 'publishedAt'>[],
): Boundary | null {
  const last = stories.at(-1);
  return last === undefined ? null : { at: last.publishedAt, id: last.id };
}
