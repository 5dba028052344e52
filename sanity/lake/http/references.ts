import { referencesTo } from '../history/references.ts';
import { json } from '../wire/answer.ts';
import type { Handler } from './route.ts';

/** `GET /data/references/:ds/documents/:id/to`: the documents that refer to one. */
export const fetchReferences: Handler = (request, lake) => {
  const asked = Object.fromEntries(request.search);
  return json(referencesTo(lake.documents, request.params.id ?? '', asked));
};
