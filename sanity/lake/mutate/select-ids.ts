import { z } from 'zod';
import { runQuery } from '../groq/query.ts';
import type { DocumentReader } from '../store/types.ts';
import { malformed, WriteFault } from './fault.ts';

/** A mutation's query gives documents, or something with their `_id`, or ids. */
const item = z.union([
  z.string(),
  z.looseObject({ _id: z.string() }).transform(({ _id }) => _id),
  z.null(),
]);
const selection = z.union([z.array(item), item.transform((one) => [one])]);

/**
 * The ids of the documents a query gives, each once, in its order; perspective raw.
 *
 * @throws WriteFault (400) with the query's own error when it cannot be read.
 */
export function selectIds(
  reader: DocumentReader,
  query: string,
  params: Record<string, unknown>,
): string[] {
  const answer = runQuery(reader, { query, params, perspective: 'raw', apiVersion: 'v2026-02-01' });
  if (!answer.ok) throw new WriteFault(400, { ...answer.error });
  const ids = selection.safeParse(answer.result);
  if (!ids.success) throw malformed('The query of a mutation has to give documents');
  return [...new Set(ids.data.filter((id) => id !== null))];
}
