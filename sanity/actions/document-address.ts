import { articlePath, authorPath, frontPath, pagePath, sectionPath, tagPath } from '#lib/routes.ts';
import type { DocumentType } from '../schema/types.ts';

type AddressOf = (slug: string) => string;

/** The page each type of document has on the site; `null` when it has none of its own. */
const addresses: Record<DocumentType, AddressOf | null> = {
  article: articlePath,
  author: authorPath,
  tag: tagPath,
  section: sectionPath,
  page: pagePath,
  frontPage: frontPath,
  siteSettings: frontPath,
  redirect: null,
};

const isDocumentType = (type: string): type is DocumentType => Object.hasOwn(addresses, type);
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function slugOf(document: unknown): string {
  if (!isObject(document) || !('slug' in document)) return '';
  const { slug } = document;
  return isObject(slug) && 'current' in slug && typeof slug.current === 'string'
    ? slug.current
    : '';
}

/** The path of a document's page on the site, or `null` while it has none. */
export function documentAddress(type: string, document: unknown): string | null {
  const address = isDocumentType(type) ? addresses[type] : null;
  if (address === null || !isObject(document)) return null;
  if (address === frontPath) return frontPath();
  const slug = slugOf(document);
  return slug === '' ? null : address(slug);
}

/** An address a document leaves, and the one it takes. */
export type Move = { from: string; to: string };

/** How a document's address changes when `after` takes the place of `before`; `null` when it stays. */
export function moveBetween(type: string, before: unknown, after: unknown): Move | null {
  const from = documentAddress(type, before);
  const to = documentAddress(type, after);
  return from === null || to === null || from === to ? null : { from, to };
}
