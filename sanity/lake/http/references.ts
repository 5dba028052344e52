import { z } from 'zod';
import { publishedIdOf } from '../store/document-ids.ts';
import { json } from './answer.ts';
import { flag, readSearch } from './request.ts';
import type { Handler } from './route.ts';

const search = z.object({
  excludeInternalReferences: flag.default(false),
  excludePaths: flag.default(false),
});

/** The paths in a value at which something refers to `target`, such as `authors[0]`. */
function* pathsTo(target: string, value: unknown, path: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* pathsTo(target, item, `${path}[${index}]`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if ('_ref' in value && value._ref === target) yield path;
  for (const [key, item] of Object.entries(value)) {
    yield* pathsTo(target, item, path === '' ? key : `${path}.${key}`);
  }
}

/**
 * `GET /data/references/:ds/documents/:id/to`: the documents that refer to one. The Studio asks for
 * those of other datasets (`excludeInternalReferences`), of which this lake has none.
 */
export const referencesTo: Handler = (request, lake) => {
  const { excludeInternalReferences, excludePaths } = readSearch(request, search);
  if (excludeInternalReferences) return json({ totalCount: 0, references: [] });
  const target = publishedIdOf(request.params.id ?? '');
  const references = lake.documents.byKeys([`ref:${target}`]).map((document) => ({
    projectId: lake.config.projectId,
    datasetName: lake.config.dataset,
    documentId: document._id,
    ...(excludePaths ? {} : { paths: [...pathsTo(target, document, '')] }),
  }));
  return json({ totalCount: references.length, references });
};
