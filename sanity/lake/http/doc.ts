import { z } from 'zod';
import type { StoredDocument } from '../store/types.ts';
import { refuse } from '../wire/refusal.ts';
import { flag, readSearch } from '../wire/request.ts';
import type { Handler } from './route.ts';

const mostIds = 1_000;
/** Characters of an answer: writing them out holds up everybody else. */
const mostCharacters = 32_000_000;
const search = z.object({ excludeContent: flag.default(false) });

/** `GET /data/doc/:ds/:ids`: documents by id, in the order asked for, and which are not there. */
export const fetchDocuments: Handler = (request, lake) => {
  const { excludeContent } = readSearch(request, search);
  const ids = (request.params.ids ?? '').split(',').filter((id) => id !== '');
  if (ids.length > mostIds) throw refuse('malformed', `At most ${mostIds} documents at once.`);
  const found = new Map(ids.map((id) => [id, lake.documents.get(id)]));
  const omitted = [...found].flatMap(([id, document]) =>
    document === null ? [{ id, reason: 'existence' }] : [],
  );
  const documents = excludeContent ? [] : textsOf(found.values());
  const text = `{"documents":[${documents.join()}],"omitted":${JSON.stringify(omitted)}}`;
  return { kind: 'json text', status: 200, text };
};

/** @throws Refused 413 when all of them together are too much for one answer. */
function textsOf(documents: Iterable<StoredDocument | null>): string[] {
  const texts: string[] = [];
  let left = mostCharacters;
  for (const document of documents) {
    if (document === null) continue;
    const text = JSON.stringify(document);
    left -= text.length;
    if (left < 0) throw refuse('too large', 'These documents are too large to be sent at once.');
    texts.push(text);
  }
  return texts;
}
