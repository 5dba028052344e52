import { isObject } from '../is-object.ts';
import { documentPath, frontPath } from '../routes.ts';
import { documentTypes, isAddressed, isDocumentType } from './document-types.ts';

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
