import { evaluateSync, toJS } from 'groq-js';
import type { DocumentReader } from '../store/types.ts';
import { viewDocuments } from './document-view.ts';
import { parseQuery, type QueryParams } from './parse.ts';
import { type PerspectiveRequest, resolvePerspective } from './perspective.ts';
import { type QueryRefusal, refuseEvaluation, refuseQuery } from './query-error.ts';
import { syncTag } from './sync-tags.ts';

export type QueryRequest = {
  query: string;
  params?: QueryParams;
  perspective?: PerspectiveRequest;
  /** As in the address: `v2026-02-01`, `v1`, `vX`; the leading `v` may be missing. */
  apiVersion: string;
  /** Id of who asks, what `identity()` gives. */
  identity?: string;
  sourceMap?: boolean | 'withKeyArraySelector';
  now?: Date;
};

export type QueryAnswer = {
  ok: true;
  result: unknown;
  syncTags: string[];
};

/** Answers a GROQ query over a reader's documents, or says what is wrong with it. */
export function runQuery(
  reader: DocumentReader,
  request: QueryRequest,
): QueryAnswer | QueryRefusal {
  const { query } = request;
  const perspective = resolvePerspective(request.perspective, request.apiVersion);
  if (typeof perspective === 'string') return refuseQuery(query, perspective);
  const parsed = parseQuery(query, request.params);
  if (!parsed.ok) return parsed;
  const view = viewDocuments(reader, perspective);
  try {
    const value = evaluateSync(parsed.tree, {
      dataset: view.everything(),
      timestamp: request.now ?? new Date(),
      identity: request.identity ?? '',
      dereference: ({ _ref }) => view.get(_ref),
    });
    return { ok: true, result: toJS(value), syncTags: [syncTag('everything')] };
  } catch (error) {
    return refuseEvaluation(query, error instanceof Error ? error.message : String(error));
  }
}
