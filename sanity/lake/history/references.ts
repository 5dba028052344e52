import { publishedIdOf } from '../store/document-ids.ts';
import { referencesIn } from '../store/references.ts';
import type { DocumentReader } from '../store/types.ts';
import type { HistoryParams } from './request.ts';

export type ReferencesAnswer = {
  totalCount: number;
  references: { documentId: string; documentType: string }[];
};

/**
 * `/data/references/:ds/documents/:id/to`: what refers to a document. The Studio asks for what
 * does so from other datasets (`excludeInternalReferences=true`); the lake has only the one.
 */
export function referencesTo(
  documents: DocumentReader,
  id: string,
  query: HistoryParams,
): ReferencesAnswer {
  if (query.excludeInternalReferences === 'true') return { totalCount: 0, references: [] };
  const references = documents
    .byKeys([`ref:${publishedIdOf(id)}`])
    .filter((document) => referencesIn(document).some(({ target }) => target === id))
    .map(({ _id, _type }) => ({ documentId: _id, documentType: _type }));
  return { totalCount: references.length, references };
}
