import { z } from 'zod';
import { json } from './answer.ts';
import { Refusal } from './refusal.ts';
import { flag, readSearch } from './request.ts';
import type { Handler } from './route.ts';

const mostIds = 1_000;
const search = z.object({ excludeContent: flag.default(false) });

/** `GET /data/doc/:ds/:ids`: documents by id, in the order asked for, and which are not there. */
export const fetchDocuments: Handler = (request, lake) => {
  const { excludeContent } = readSearch(request, search);
  const ids = (request.params.ids ?? '').split(',').filter((id) => id !== '');
  if (ids.length > mostIds) throw new Refusal(400, `At most ${mostIds} documents at once.`);
  const found = new Map(ids.map((id) => [id, lake.documents.get(id)]));
  return json({
    documents: excludeContent ? [] : [...found.values()].filter((document) => document !== null),
    omitted: [...found].flatMap(([id, document]) =>
      document === null ? [{ id, reason: 'existence' }] : [],
    ),
  });
};
