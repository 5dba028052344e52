import type { StoredDocument } from './types.ts';

const texts = new WeakMap<StoredDocument, string>();

/** A document as it will be stored. The text is kept until it is taken, so that it is written out once. */
export function documentJson(document: StoredDocument): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(document);
  texts.set(document, text);
  return text;
}

/** The same, and nothing is kept of it. */
export function takeDocumentJson(document: StoredDocument): string {
  const text = texts.get(document) ?? JSON.stringify(document);
  texts.delete(document);
  return text;
}
