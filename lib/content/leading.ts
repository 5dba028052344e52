import { stegaClean, stegaEncodeSourceMap } from '@sanity/client/stega';
import { studioPath } from '../routes.ts';
import type { DocumentType } from './document-types.ts';

/**
 * Where a press in the preview leads. The lake marks each text with the field it is written in; what is
 * picked for a page (its byline, the menu) is written elsewhere, and is edited where it was picked.
 */

/** A field of a document: its name, the names it is nested in before it, keys of what it is an item of between. */
export type Place = {
  type: DocumentType;
  id: string;
  field: readonly (string | { key: string })[];
};

/** Keys stand in it as they are: it is read back that way. */
const jsonPath = (field: Place['field']): string =>
  `$${field
    .map((step) => (typeof step === 'string' ? `['${step}']` : `[?(@._key=='${step.key}')]`))
    .join('')}`;

/** A text with the invisible mark of a place, whatever marks it had. For an editor's preview alone. */
export function leadingTo({ type, id, field }: Place, text: string): string {
  const source = { type: 'documentValue', document: 0, path: 0 } as const;
  const { marked } = stegaEncodeSourceMap(
    { marked: stegaClean(text) },
    {
      // As of a draft: a press on what is published leads to its draft.
      documents: [{ _id: `drafts.${id}`, _type: type }],
      paths: [jsonPath(field)],
      mappings: { [jsonPath(['marked'])]: { type: 'value', source } },
    },
    { enabled: true, studioUrl: studioPath() },
  );
  return marked;
}

/** The same of a text that stands in for one nobody has written; what somebody wrote leads where it is written. */
export const standInLeadingTo = (place: Place, text: string): string =>
  stegaClean(text) === text ? leadingTo(place, text) : text;
