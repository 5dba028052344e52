import { publishedIdOf } from '../../store/document-ids.ts';
import type { Source } from '../planning/plan.ts';
import type { AnswerKeys } from './answer-keys.ts';
import type { DocumentView } from './document-view.ts';
import { keysOfTypes, type SourceReading } from './source-documents.ts';
import type { ReadKey } from './sync-tags.ts';

/**
 * Notes the keys whose change may change what a source finds. They are the keys looked up, except
 * for a text search, whose finds depend on the words of every document it could have found.
 */
export function noteSourceKeys(
  keys: AnswerKeys,
  reading: SourceReading,
  source: Source,
  view: DocumentView,
): void {
  const types: readonly ReadKey[] =
    source.types === null ? ['everything'] : keysOfTypes(source.types);
  const { access } = reading;
  if (access === 'everything' || searchesText(source)) {
    for (const key of types) keys.add(key, ['everything']);
    return;
  }
  const typesById = new Map(
    reading.documents.map((document) => [`id:${publishedIdOf(document._id)}`, document._type]),
  );
  for (const key of reading.keys) {
    const type = typesById.get(key);
    if (key.startsWith('type:')) keys.add(key, ['everything']);
    else keys.add(key, type === undefined ? types : [`type:${type}`]);
  }
  // One form of a document can hide another that is filed under the key: a new or a discarded
  // draft then changes the answer without carrying the key itself.
  if (
    access === 'slug' ||
    access === 'is' ||
    (view.shows === 'layers' && reading.keys.some(isOfOneForm))
  ) {
    for (const document of reading.documents) {
      keys.addDocument(`id:${publishedIdOf(document._id)}`, document);
    }
  }
}

/** Whether forms of one document can differ in a key: they have one id and one type. */
const isOfOneForm = (key: ReadKey): boolean => /^(ref|slug|is):/.test(key);

function searchesText({ access }: Source): boolean {
  return access?.parts.some((part) => part.kind === 'text') ?? false;
}
