import { DocumentId, getDraftId, getPublishedId, getVersionId } from '@sanity/id-utils';

/**
 * The three forms of a document's id: `x` published, `drafts.x`, `versions.<release>.x`.
 * Ids reach us checked (`mutate/wire.ts`) or from disk; one that no rule covers stands for itself.
 */

const parse = (id: string): DocumentId | null => {
  try {
    return DocumentId(id);
  } catch {
    return null;
  }
};

/** `x` for each of `x`, `drafts.x` and `versions.r.x`. */
export function publishedIdOf(id: string): string {
  if (!id.startsWith('drafts.') && !id.startsWith('versions.')) return id;
  const parsed = parse(id);
  return parsed === null ? id : getPublishedId(parsed);
}

/** `drafts.x` for any form of `x`. */
export function draftIdOf(id: string): string {
  const parsed = parse(id);
  return parsed === null ? `drafts.${id}` : getDraftId(parsed);
}

/** `versions.<release>.x` for any form of `x`. */
export function versionIdOf(id: string, release: string): string {
  const parsed = parse(id);
  return parsed === null ? `versions.${release}.${id}` : getVersionId(parsed, release);
}

/** Whether an id is `drafts.x`. */
export const isDraftId = (id: string): boolean => id.startsWith('drafts.');

/** The release of `versions.<release>.x`, null for every other id. */
export function releaseOf(id: string): string | null {
  return /^versions\.([^.]+)\../.exec(id)?.[1] ?? null;
}

/** Whether readers may see it: neither a draft nor a version nor one of the system's own. */
export const isPublishedId = (id: string): boolean => !id.includes('.');

/** The id of the document that a release is. */
export const releaseDocumentId = (release: string): string => `_.releases.${release}`;
