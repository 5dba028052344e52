import { type EvaluateOptions, type ExprNode, evaluateSync } from 'groq-js';
import type { FieldSpan, IndexKey, SelectionRequest, StoredDocument } from '../../store/types.ts';
import { momentsIn, type PureTest, pureTestOf } from '../planning/pure-test.ts';
import { isForReaders } from './document-view.ts';

/**
 * What a selection of documents for readers is made by. Its name is the recipe itself, so that it can be
 * made by another thread, or after a start, without the query it was first wanted for.
 */
type Recipe = {
  condition: ExprNode;
  /** Values from around the filter. */
  params: Readonly<Record<string, unknown>>;
  keys: readonly IndexKey[];
  types: readonly string[] | null;
  spans: readonly FieldSpan[];
};

/** A condition with all that it hangs on. `pure` is its own. */
export type Selecting = Recipe & { pure: PureTest };

/** The request for the documents that pass a pure condition. */
export function selectionRequest(selecting: Selecting, now: number): SelectionRequest {
  const { condition, params, keys, types, spans, pure } = selecting;
  const rest = JSON.stringify({ params, keys, types, spans });
  return {
    name: `{"condition":${pure.name},${rest.slice(1)}`,
    ...{ keys, types, spans, now },
    includes: isForReaders,
    test: (documents) => idsOfPassing(condition, documents, { params, timestamp: new Date(now) }),
    momentsOf: (document) => momentsIn(document, pure.moments),
  };
}

/** What makes the request that a selection's name stands for, as at a moment; null when it stands for none. */
export function requestsOfName(name: string): ((now: number) => SelectionRequest) | null {
  const recipe: Recipe = JSON.parse(name);
  const pure = pureTestOf(recipe.condition);
  return pure && ((now) => selectionRequest({ ...recipe, pure }, now));
}

/** The ids of the documents for which a condition holds. */
export function idsOfPassing(
  condition: ExprNode,
  documents: readonly StoredDocument[],
  options: EvaluateOptions,
): ReadonlySet<string> {
  const base: ExprNode = {
    type: 'Filter',
    base: { type: 'Value', value: documents },
    expr: condition,
  };
  const id: ExprNode = { type: 'AccessAttribute', base: { type: 'This' }, name: '_id' };
  const found: unknown = evaluateSync({ type: 'Map', base, expr: id }, options).data;
  return new Set(Array.isArray(found) ? found : []);
}
