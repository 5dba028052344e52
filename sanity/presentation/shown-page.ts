import { documentAddress } from '#lib/content/document-address.ts';
import { isAddressed } from '#lib/content/document-types.ts';
import { documentPath } from '#lib/routes.ts';
import { fieldOf } from '../schema/documents/article/state.ts';
import { publishedId } from '../schema/validation/references.ts';

/** The page a document is seen on by itself: at its address, or at its id while it has none; null while there is none. */
export function pageOf(type: string, document: unknown): string | null {
  if (fieldOf(document, '_createdAt') === undefined) return null;
  const id = fieldOf(document, '_id');
  const atId =
    isAddressed(type) && typeof id === 'string' ? documentPath(type, publishedId(id)) : null;
  return documentAddress(type, document) ?? atId;
}

const pathOf = (preview: string | undefined): string | undefined =>
  preview === undefined ? undefined : new URL(preview, 'http://preview.invalid').pathname;

/**
 * Where the preview has to go when the page of the open document is another than it was: from the old one,
 * or, when there was none, from what was shown when the document was opened. What its editor has gone to
 * meanwhile stays.
 *
 * @param opened what was shown when the document was opened.
 */
export function movedTo(
  before: string | null,
  now: string | null,
  shown: string | undefined,
  opened: string | undefined,
): string | null {
  if (now === null || now === before) return null;
  return pathOf(shown) === pathOf(before ?? opened) ? now : null;
}
