/**
 * The names under which Next's cache files what the lake answered, so that a change can expire it.
 * A sync tag is opaque (`s1:…`); it is made by the lake and comes with each answer and each live event.
 */

/** On everything that came from the lake: expired when changes may have been missed. */
export const everythingTag = 'content:all';

/** On answers that depend on the time of day: expired when an embargo lifts or a breaking story ages. */
export const clockTag = 'content:clock';

/** On answers with more sync tags than Next files: expired by every change. */
export const anyChangeTag = 'content:any-change';

/** What open pages are told instead of a sync tag when the time of day has changed what they show. */
export const clockSyncTag = 'clock';

/** Next drops what exceeds these, without an error. */
const mostTags = 128;
const longestTag = 256;

/** The cache tag of one of the lake's sync tags. */
export const contentTag = (syncTag: string): string =>
  syncTag === clockSyncTag ? clockTag : `content:${syncTag}`;

/** The cache tags an answer with these sync tags is filed under. */
export function cacheTagsOfAnswer(syncTags: readonly string[]): string[] {
  const tags = [everythingTag, ...syncTags.map(contentTag)];
  const fits = tags.length <= mostTags && tags.every((tag) => tag.length <= longestTag);
  if (fits) return tags;
  return syncTags.includes(clockSyncTag)
    ? [everythingTag, anyChangeTag, clockTag]
    : [everythingTag, anyChangeTag];
}

/** The cache tags to expire after a change of these sync tags; null when anything may have changed. */
export const cacheTagsOfChange = (syncTags: readonly string[] | null): string[] =>
  syncTags === null ? [everythingTag] : [anyChangeTag, ...syncTags.map(contentTag)];
