import type { StoredDocument } from './types.ts';

/**
 * The words a document is found by: its id and every string of the editor's, at any depth.
 * Fields that begin with an underscore are the system's (`_type`, `_key`, `_ref`, `_rev`): they
 * are not text, or a search for "block" would find every story.
 */
export function textOf(document: StoredDocument): string[] {
  const strings = [document._id];
  collect(document, strings);
  return strings;
}

/** Longer ones are no headline, title or name. */
const LONGEST_HEAD = 300;

/** The texts that stand at the top of a document and are short: what it is called. */
export const headOf = (document: StoredDocument): string[] =>
  Object.entries(document)
    .filter(([field, value]) => !field.startsWith('_') && typeof value === 'string')
    .map(([, value]) => String(value))
    .filter(({ length }) => length <= LONGEST_HEAD);

function collect(value: unknown, strings: string[]): void {
  if (typeof value === 'string') {
    strings.push(value);
  } else if (Array.isArray(value)) {
    for (const item of value) collect(item, strings);
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, child] of Object.entries(value)) {
      if (!field.startsWith('_')) collect(child, strings);
    }
    joinSpans(value, strings);
  }
}

/** A word may be half bold, hence two spans; `pt::text` reads it as one, so the index has to. */
function joinSpans(block: object, strings: string[]): void {
  if (!('children' in block) || !Array.isArray(block.children) || block.children.length < 2) return;
  const texts = block.children.map((span: unknown) =>
    typeof span === 'object' && span !== null && 'text' in span && typeof span.text === 'string'
      ? span.text
      : '',
  );
  strings.push(texts.join(''));
}
