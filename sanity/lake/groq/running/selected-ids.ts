import { z } from 'zod';
import type { DocumentReader } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import type { QueryParams } from '../planning/parse.ts';
import type { QueryError } from '../planning/query-error.ts';
import { runQuery } from './query.ts';

/** A mutation's query gives documents, or something with their `_id`, or ids. */
const item = z.union([
  z.string(),
  z.looseObject({ _id: z.string() }).transform(({ _id }) => _id),
  z.null(),
]);
const selection = z.union([z.array(item), item.transform((one) => [one])]);

export type SelectedIds = { ok: true; ids: string[] | null };

/**
 * The ids of the documents a query gives, each once, in its order; perspective raw. Null when what
 * it gives are no documents.
 *
 * @throws StoreFailure when the documents cannot be read: the query may be fine.
 */
export function selectIds(
  reader: DocumentReader,
  query: string,
  params: QueryParams,
): SelectedIds | Refusal<QueryError> {
  const answer = runQuery(reader, { query, params, perspective: 'raw', apiVersion: 'v2026-02-01' });
  if (!answer.ok) return answer;
  const { data } = selection.safeParse(answer.result);
  return { ok: true, ids: data ? [...new Set(data.filter((id) => id !== null))] : null };
}
