import type { EvaluateOptions, ExprNode } from 'groq-js';
import { publishedIdOf } from '../../store/document-ids.ts';
import type { FieldSpan, IndexKey, SelectionRequest, StoredDocument } from '../../store/types.ts';
import { evaluateTree } from '../planning/evaluate.ts';
import { mentionsOf } from '../planning/mentions.ts';
import { momentsIn, type PureTest, pureTestOf } from '../planning/pure-test.ts';
import { type DocumentView, isForReaders } from './document-view.ts';

/** As what documents are tested: published ones alone, each form as stored, or as where forms lie over each other. */
export type Shown = DocumentView['shows'];

/**
 * What a selection of documents is made by. Its name is the recipe itself, so that it can be
 * made by another thread, or after a start, without the query it was first wanted for.
 */
type Recipe = {
  shows: Shown;
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
  const { condition, shows, params, keys, types, spans, pure } = selecting;
  const rest = JSON.stringify({ shows, params, keys, types, spans });
  return {
    name: `{"condition":${pure.name},${rest.slice(1)}`,
    ...{ keys, types, spans, now, mentions: mentionsOf(condition) },
    includes: (id) => shows !== 'published' || isForReaders(id),
    test(documents) {
      const given = { params, timestamp: new Date(now) };
      return shows === 'layers'
        ? idsOfPassing(condition, documents.map(inItsLayer), given, '_originalId')
        : idsOfPassing(condition, documents, given);
    },
    momentsOf: (document) => momentsIn(document, pure.moments),
  };
}

/** What makes the request that a selection's name stands for, as at a moment; null when it stands for none. */
export function requestsOfName(name: string): ((now: number) => SelectionRequest) | null {
  const recipe: Recipe = JSON.parse(name);
  const pure = pureTestOf(recipe.condition);
  return pure && ((now) => selectionRequest({ ...recipe, pure }, now));
}

/**
 * A form of a document as it is shown where it hides those below it. Whether it does so is for who asks
 * to see: the test is the same wherever it is shown.
 */
const inItsLayer = (form: StoredDocument): StoredDocument => ({
  ...form,
  _id: publishedIdOf(form._id),
  _originalId: form._id,
});

/** What is in `name`, an id, of the documents for which a condition holds. */
export function idsOfPassing(
  condition: ExprNode,
  documents: readonly StoredDocument[],
  options: EvaluateOptions,
  name: '_id' | '_originalId' = '_id',
): ReadonlySet<string> {
  const base: ExprNode = {
    type: 'Filter',
    base: { type: 'Value', value: documents },
    expr: condition,
  };
  const id: ExprNode = { type: 'AccessAttribute', base: { type: 'This' }, name };
  const found: unknown = evaluateTree({ type: 'Map', base, expr: id }, options).data;
  return new Set(Array.isArray(found) ? found : []);
}
