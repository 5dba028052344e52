import type { ExprNode } from 'groq-js';
import type { DocumentReader, StoredDocument } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import { evaluateTree } from '../planning/evaluate.ts';
import { checkFilter } from '../planning/limits.ts';
import { parseQuery, type QueryParams } from '../planning/parse.ts';
import { planQuery } from '../planning/planner.ts';
import { type QueryError, unreadable } from '../planning/query-error.ts';
import { viewDocuments } from './document-view.ts';
import { startEvaluation } from './evaluation.ts';
import { isQuick } from './quick.ts';

export type Matcher = {
  ok: true;
  /** Whether documents are tested in no time, whatever they hold. */
  isQuick: boolean;
  /** Which of some documents, as they were or as they are, are among those that the query lists. */
  test: (documents: readonly StoredDocument[], reader: DocumentReader) => boolean[];
};

export type MatcherOptions = { identity?: string };

/**
 * Makes a listener's test of its query (`*[filter]`; what follows is ignored). Documents are tested
 * as stored, each by itself; references are followed and sub-queries answered by the reader.
 */
export function createMatcher(
  query: string,
  params: QueryParams = {},
  { identity = '' }: MatcherOptions = {},
): Matcher | Refusal<QueryError> {
  const parsed = checkFilter(query) ?? parseQuery(query, params);
  if (!parsed.ok) return parsed;
  const conditions = conditionsOf(parsed.tree);
  if (conditions === null) {
    return unreadable(query, 'a listener needs a query that filters documents: *[…]');
  }
  const plan = planQuery(onOneDocument(conditions));
  return {
    ok: true,
    isQuick: conditions.every(isQuick),
    test(documents, reader) {
      const view = viewDocuments(reader, { kind: 'raw', versions: true });
      const surroundings = { timestamp: new Date(), identity };
      const { options } = startEvaluation(plan, view, reader, surroundings);
      return documents.map((document) => {
        const found = evaluateTree(plan.tree, { ...options, root: document });
        return found.type === 'array' && found.data.length > 0;
      });
    },
  };
}

/** `[@][a][b]`, to be evaluated with a document as its root. */
function onOneDocument(conditions: readonly ExprNode[]): ExprNode {
  const document: ExprNode = {
    type: 'Array',
    elements: [{ type: 'ArrayElement', value: { type: 'This' }, isSplat: false }],
  };
  return conditions.reduce<ExprNode>((base, expr) => ({ type: 'Filter', base, expr }), document);
}

/** The filters between `*` and whatever is made of what they let through; null without a `*`. */
function conditionsOf(tree: ExprNode): ExprNode[] | null {
  if (tree.type === 'Everything') return [];
  if (tree.type === 'Filter') {
    const before = conditionsOf(tree.base);
    return before === null ? null : [...before, tree.expr];
  }
  const follows =
    tree.type === 'Map' ||
    tree.type === 'FlatMap' ||
    tree.type === 'Projection' ||
    tree.type === 'Slice' ||
    tree.type === 'AccessElement' ||
    tree.type === 'ArrayCoerce' ||
    tree.type === 'Group' ||
    tree.type === 'PipeFuncCall';
  return follows ? conditionsOf(tree.base) : null;
}
