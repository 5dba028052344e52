import { documentTypes, isAddressed, isDocumentType } from '#lib/content/document-types.ts';
import { isObject } from '#lib/is-object.ts';
import { documentPath, frontPath } from '#lib/routes.ts';

function slugOf(document: unknown): string {
  if (!isObject(document) || !('slug' in document)) return '';
  const { slug } = document;
  return isObject(slug) && 'current' in slug && typeof slug.current === 'string'
    ? slug.current
    : '';
}

/** The path of a document's page on the site, or `null` while it has none. */
export function documentAddress(type: string, document: unknown): string | null {
  if (!isDocumentType(type) || !isObject(document)) return null;
  if (documentTypes[type].page === 'front') return frontPath();
  const slug = slugOf(document);
  return isAddressed(type) && slug !== '' ? documentPath(type, slug) : null;
}

/** An address a document leaves, and the one it takes. */
export type Move = { from: string; to: string };

/** How a document's address changes when `after` takes the place of `before`; `null` when it stays. */
export function moveBetween(type: string, before: unknown, after: unknown): Move | null {
  const from = documentAddress(type, before);
  const to = documentAddress(type, after);
  return from === null || to === null || from === to ? null : { from, to };
}
