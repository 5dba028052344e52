import { DocumentId, getDraftId, getPublishedId } from '@sanity/id-utils';
import type { StoredDocument } from './types.ts';

/**
 * The three forms of a document's id: `x` published, `drafts.x`, `versions.<release>.x`.
 * Ids reach us checked (`mutate/mutation-shapes.ts`) or from disk; one that no rule covers stands for itself.
 */

function inForm(id: string, form: (id: DocumentId) => string, otherwise: string): string {
  try {
    return form(DocumentId(id));
  } catch {
    return otherwise;
  }
}

/** `x` for each of `x`, `drafts.x` and `versions.r.x`. */
export function publishedIdOf(id: string): string {
  if (!id.startsWith('drafts.') && !id.startsWith('versions.')) return id;
  return inForm(id, getPublishedId, id);
}

/** `drafts.x` for any form of `x`. */
export const draftIdOf = (id: string): string => inForm(id, getDraftId, `drafts.${id}`);

/** Whether an id is `x`, `drafts.x` or `versions.<release>.x`: no draft of a draft, no version without a document. */
export const isPlainId = (id: string): boolean => !/^(?:drafts|versions)\./.test(publishedIdOf(id));

/** Whether an id is `drafts.x`. */
export const isDraftId = (id: string): boolean => id.startsWith('drafts.');

/** The release of `versions.<release>.x`, null for every other id. */
export function releaseOf(id: string): string | null {
  return /^versions\.([^.]+)\../.exec(id)?.[1] ?? null;
}

/** The id of the document that a release is. */
export const releaseDocumentId = (release: string): string => `_.releases.${release}`;

/** Whether a document is a release, and does not just say that it is one. */
export const isRelease = ({ _id, _type, name }: StoredDocument): boolean =>
  _type === 'system.release' && typeof name === 'string' && _id === releaseDocumentId(name);
