import type { StoredDocument } from './types.ts';

/**
 * A document as its row holds it.
 *
 * @throws TypeError when the text is not a document: the file was damaged or written by hand.
 */
export function parseDocument(json: string): StoredDocument {
  const value: unknown = JSON.parse(json);
  if (isStoredDocument(value)) return value;
  throw new TypeError(`The lake holds a document without its system fields: ${json.slice(0, 120)}`);
}

const SYSTEM_FIELDS = ['_id', '_type', '_rev', '_createdAt', '_updatedAt'] as const;

/** Whether a value has the five fields every stored document has. */
export function isStoredDocument(value: unknown): value is StoredDocument {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Map<string, unknown> = new Map(Object.entries(value));
  return SYSTEM_FIELDS.every((field) => typeof fields.get(field) === 'string');
}
