import { toJS } from 'groq-js';
import { messageOf } from '../../log/message-of.ts';
import type { DocumentReader } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import { evaluateTree } from '../planning/evaluate.ts';
import { parseQuery, type QueryParams } from '../planning/parse.ts';
import { planQuery } from '../planning/planner.ts';
import { notEvaluated, type QueryError, unreadable } from '../planning/query-error.ts';
import { buildSourceMap, type SourceMap } from '../source-maps/source-map.ts';
import { viewDocuments } from './document-view.ts';
import { type PlanStep, startEvaluation } from './evaluation.ts';
import { type PerspectiveRequest, resolvePerspective } from './perspective.ts';
import { markFailures, StoreFailure } from './store-failure.ts';
import { syncTag } from './sync-tags.ts';

export type QueryRequest = {
  query: string;
  params?: QueryParams;
  perspective?: PerspectiveRequest;
  /** As in the address: `v2026-02-01`, `v1`, `vX`; the leading `v` may be missing. */
  apiVersion: string;
  /** Id of who asks, what `identity()` gives. */
  identity?: string;
  /** Whether to say where each value comes from; by `_key` where array elements have one. */
  sourceMap?: boolean | 'withKeyArraySelector';
  now?: Date;
};

export type QueryAnswer = {
  ok: true;
  result: unknown;
  /** What goes stale this answer with it: see `sync-tags.ts`. */
  syncTags: string[];
  resultSourceMap?: SourceMap;
  /** What each `*` of the query read. */
  plan: PlanStep[];
};

/**
 * Answers a GROQ query over a reader's documents, or says what is wrong with it.
 *
 * @throws StoreFailure when the documents cannot be read: the query may be fine.
 */
export function runQuery(
  reader: DocumentReader,
  request: QueryRequest,
): QueryAnswer | Refusal<QueryError> {
  const { query } = request;
  const perspective = resolvePerspective(request.perspective, request.apiVersion);
  if (typeof perspective === 'string') return unreadable(query, perspective);
  const parsed = parseQuery(query, request.params);
  if (!parsed.ok) return parsed;
  const documents = markFailures(reader);
  const view = viewDocuments(documents, perspective);
  try {
    const plan = planQuery(parsed.tree);
    const evaluation = startEvaluation(plan, view, documents, {
      timestamp: request.now ?? new Date(),
      identity: request.identity ?? '',
    });
    const result = toJS(evaluateTree(plan.tree, evaluation.options));
    const { sourceMap = false } = request;
    const keyed = sourceMap === 'withKeyArraySelector';
    const resultSourceMap = sourceMap && buildSourceMap(plan, evaluation.options, keyed);
    const audience = view.shows === 'published' ? 'readers' : 'editors';
    const syncTags = evaluation.readKeys().map((key) => syncTag(key, audience));
    const steps = evaluation.steps();
    return { ok: true, result, syncTags, plan: steps, ...(resultSourceMap && { resultSourceMap }) };
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    return notEvaluated(query, messageOf(error));
  }
}
