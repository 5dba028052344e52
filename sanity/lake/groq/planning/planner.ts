import type { ExprNode, FilterNode, OpCallNode } from 'groq-js';
import { type AccessKind, type AccessPart, readConditions } from './access.ts';
import { conditionsOn } from './conditions.ts';
import { countedConditions, countedFirst, leastOf } from './counting.ts';
import { fieldSpansOf } from './field-span.ts';
import { findFirstValue } from './first-value.ts';
import { findMomentPage } from './moment-page.ts';
import { findOrdering, type Ordering } from './ordering.ts';
import { bindOuterValues, withOuterValues } from './outer-values.ts';
import type { Plan, Source } from './plan.ts';
import { attributeOf, type CallArgument, callNode, globalCall } from './plan-calls.ts';
import { pureTestOf } from './pure-test.ts';
import { repeatedLists } from './repeated.ts';
import { isClosed, OUTSIDE, type Place, placeOfChild, readsDataset } from './scopes.ts';
import { findScored } from './scored.ts';
import { matchOfField, type TextQuery, textConditionOf } from './text-query.ts';
import { joined, mapChildren } from './tree.ts';

const plans = new WeakMap<ExprNode, Plan>();

/** Plans a query. A tree's plan is kept for as long as the tree is. */
export function planQuery(tree: ExprNode): Plan {
  const plan = plans.get(tree) ?? draw(tree);
  plans.set(tree, plan);
  return plan;
}

type Draft = {
  sources: Source[];
  subqueries: ExprNode[];
  texts: TextQuery[];
  subqueryNodes: WeakMap<ExprNode, number>;
  /** Of filters whose documents are put in order and cut off, the order. */
  orderings: Map<ExprNode, Ordering>;
  /**
   * Of filters whose documents are scored and dropped without a score, what those with one meet, and how
   * many of the best are asked for, where that is said.
   */
  scored: Map<ExprNode, { condition: ExprNode; upTo: number | undefined }>;
  /** The sub-queries planned so far: one may stand in a filter and be what its source looks up. */
  planned: Map<ExprNode, number>;
  /** Lists that are written more than once, with the one that stands for them. */
  repeated: ReadonlyMap<ExprNode, ExprNode>;
};

function draw(tree: ExprNode): Plan {
  const draft: Draft = {
    sources: [],
    subqueries: [],
    texts: [],
    subqueryNodes: new WeakMap(),
    orderings: new Map(),
    scored: new Map(),
    planned: new Map(),
    repeated: repeatedLists(tree),
  };
  const planned = rewrite(tree, OUTSIDE, draft);
  const { sources, subqueries, texts, subqueryNodes } = draft;
  return { tree: planned, sources, subqueries, texts, subqueryNodes };
}

function rewrite(node: ExprNode, place: Place, draft: Draft): ExprNode {
  const isRepeated = draft.repeated.has(node);
  if (isRepeated || (place.depth > 0 && readsDataset(node) && isClosed(node))) {
    return subqueryNode(node, draft);
  }
  return rewriteNode(node, place, draft);
}

function rewriteNode(node: ExprNode, place: Place, draft: Draft): ExprNode {
  const paged = findMomentPage(node);
  const page = paged && askFor({ page: paged.page }, paged.filter, place, draft);
  const first = findFirstValue(node);
  const top = first && askFor({ top: first.top }, first.filter, place, draft);
  const whole = rewriteWhole(node, place, draft);
  if (page) return globalCall('coalesce', attributeOf(page, 'page'), whole);
  return top ? globalCall('coalesce', attributeOf(top, 'top'), whole) : whole;
}

/** Asks for just so much of a list, which may not be known; null when it cannot be. */
function askFor(
  part: Pick<Source, 'page' | 'top'>,
  filter: FilterNode,
  place: Place,
  draft: Draft,
): ExprNode | null {
  const conditions = conditionsOn(filter);
  if (conditions === null) return null;
  const tests = conditions.map((test) => rewrite(test, placeOfChild(place, 'nested'), draft));
  const source = readConditions(conditions, !place.hidden);
  const bound = boundTest(tests, place, source.types);
  if (bound === null || bound.test.pure === null || !findsMany(source)) return null;
  return sourceNode({ ...source, ...part, test: bound.test }, place, draft, bound.outer);
}

function rewriteWhole(node: ExprNode, place: Place, draft: Draft): ExprNode {
  if (node.type === 'Everything') {
    return attributeOf(sourceNode({ access: null, types: null }, place, draft), 'documents');
  }
  const firstFew = countedFirst(node);
  if (firstFew !== null) return rewriteCountOfFirst(firstFew, place, draft);
  const counted = countedConditions(node);
  if (counted !== null) return rewriteCount(counted, place, draft);
  const ordered = findOrdering(node);
  if (ordered !== null) draft.orderings.set(ordered.filter, ordered.ordering);
  if (node.type === 'Filter') return rewriteFilter(node, place, draft);
  if (node.type === 'FuncCall' && node.namespace === 'releases') {
    return rewrite(ALL_RELEASES, place, draft);
  }
  const text = node.type === 'OpCall' ? rewriteText(node, place, draft) : null;
  return text ?? rewriteChildren(node, place, draft);
}

function rewriteChildren(node: ExprNode, place: Place, draft: Draft): ExprNode {
  return mapChildren(node, (child, step) => rewrite(child, placeOfChild(place, step), draft));
}

/** What `releases::all()` is short for; groq-js answers it from the whole dataset. */
const ALL_RELEASES: ExprNode = {
  type: 'Filter',
  base: { type: 'Everything' },
  expr: {
    type: 'OpCall',
    op: '==',
    left: { type: 'AccessAttribute', name: '_type' },
    right: { type: 'Value', value: 'system.release' },
  },
};

function rewriteFilter(node: FilterNode, place: Place, draft: Draft): ExprNode {
  const conditions = conditionsOn(node);
  if (conditions === null) {
    const scored = findScored(node);
    if (scored !== null) {
      const upTo = endOfScores(draft.orderings.get(node));
      draft.scored.set(scored.filter, { condition: scored.condition, upTo });
    }
    return rewriteChildren(node, place, draft);
  }
  const tests = conditions.map((test) => rewrite(test, placeOfChild(place, 'nested'), draft));
  const scored = draft.scored.get(node);
  const narrowing = scored === undefined ? conditions : [...conditions, scored.condition];
  const source = readConditions(narrowing, !place.hidden);
  const ordering = draft.orderings.get(node);
  const bound = findsMany(source) ? boundTest(tests, place, source.types) : null;
  const asking =
    bound === null
      ? sourceNode(source, place, draft)
      : sourceNode(
          { ...source, ordering, bestScored: scored?.upTo, test: bound.test },
          place,
          draft,
          bound.outer,
        );
  return filtered(asking, tests, bound !== null);
}

/** How many of the best are asked for, where they are put in the order of their scores. */
const endOfScores = (ordering: Ordering | undefined): number | undefined =>
  ordering?.field === '_score' && ordering.descending ? ordering.upTo : undefined;

/** Whether there may be so many that it pays to test them before they are handed over. */
const findsMany = ({ access, types }: Source): boolean =>
  access === null ? types !== null : MANY_ARE_FOUND_BY.has(access.kind);

const MANY_ARE_FOUND_BY: ReadonlySet<AccessKind> = new Set(['text', 'ref', 'is', 'type']);

/** All that pass, or as many as are counted at most: whichever is less. */
function rewriteCountOfFirst(
  { list, most }: NonNullable<ReturnType<typeof countedFirst>>,
  place: Place,
  draft: Draft,
): ExprNode {
  return leastOf(rewrite(globalCall('count', list), place, draft), most);
}

/** A count may be known without reading the documents; where it is not, they are counted. */
function rewriteCount(conditions: readonly ExprNode[], place: Place, draft: Draft): ExprNode {
  const tests = conditions.map((test) => rewrite(test, placeOfChild(place, 'nested'), draft));
  const source = readConditions(conditions, !place.hidden);
  const bound = boundTest(tests, place, source.types);
  const list = { ...source, ...(bound && { test: bound.test }) };
  const listed = sourceNode(list, place, draft, bound?.outer);
  const counting = globalCall('count', filtered(listed, tests, bound !== null));
  if (bound === null || bound.test.pure === null) return counting;
  const asking = sourceNode(
    { ...source, counted: true, test: bound.test },
    place,
    draft,
    bound.outer,
  );
  return globalCall('coalesce', attributeOf(asking, 'count'), counting);
}

/** What a source finds, filtered as it was written where the source has not tested it already. */
function filtered(asking: ExprNode, tests: readonly ExprNode[], mayBeTested: boolean): ExprNode {
  const documents = attributeOf(asking, 'documents');
  const whole = tests.reduce<ExprNode>((base, expr) => ({ type: 'Filter', base, expr }), documents);
  return mayBeTested ? globalCall('coalesce', attributeOf(asking, 'passed'), whole) : whole;
}

function boundTest(tests: readonly ExprNode[], place: Place, types: Source['types']) {
  const all = joined('And', tests);
  const bound = all && bindOuterValues(all, !place.hidden);
  if (bound === null) return null;
  const { test: condition, outer } = bound;
  const [pure, spans] = [pureTestOf(condition), fieldSpansOf([condition])];
  const withSome = withOuterValues(condition, () => SOME_MOMENT);
  const hasOuterSpans =
    outer.length > 0 && JSON.stringify(fieldSpansOf([withSome])) !== JSON.stringify(spans);
  return {
    test: { condition, outerValues: outer.length, pure, types, spans, hasOuterSpans },
    outer: outer.map((expr): CallArgument => ({ expr, allStrings: true })),
  };
}

/** What a value may be that a field is compared with. */
const SOME_MOMENT = '2026-02-02T08:00:00Z';

function sourceNode(
  source: Source,
  place: Place,
  draft: Draft,
  outer: readonly CallArgument[] = [],
): ExprNode {
  const args = (source.access?.parts ?? []).flatMap((part) => argumentsOf(part, place, draft));
  const index = draft.sources.push(source) - 1;
  return callNode('source', index, [...args, ...outer]);
}

/** The part's value, evaluated where the filter stands. */
function argumentsOf(part: AccessPart, place: Place, draft: Draft): CallArgument[] {
  if (!('expr' in part)) return [];
  const { expr, allStrings } = part;
  const isSubquery = readsDataset(expr) && isClosed(expr);
  return [
    { expr: isSubquery ? subqueryNode(expr, draft) : rewrite(expr, place, draft), allStrings },
  ];
}

function subqueryNode(written: ExprNode, draft: Draft): ExprNode {
  const node = draft.repeated.get(written) ?? written;
  const index = draft.planned.get(node) ?? draft.subqueries.push(node) - 1;
  if (!draft.planned.has(node)) {
    draft.planned.set(node, index);
    draft.subqueries[index] = rewriteNode(node, OUTSIDE, draft);
  }
  const asking = attributeOf(callNode('subquery', index, []), 'value');
  draft.subqueryNodes.set(asking, index);
  return asking;
}

function rewriteText(node: OpCallNode, place: Place, draft: Draft): ExprNode | null {
  const condition = textConditionOf(node);
  if (condition === null) return null;
  const { field, query } = condition;
  if (field !== 'any') return matchOfField(rewrite(field, place, draft), query);
  if (query.fts === null) return { type: 'Value', value: true };
  const index = draft.texts.push(query) - 1;
  const found = callNode('text', index, [{ expr: STORED_ID, allStrings: true }]);
  return { type: 'FuncCall', namespace: 'global', name: 'defined', args: [found] };
}

/** The text index knows documents by the id they are stored with. */
const STORED_ID: ExprNode = {
  type: 'FuncCall',
  namespace: 'global',
  name: 'coalesce',
  args: [
    { type: 'AccessAttribute', name: '_originalId' },
    { type: 'AccessAttribute', name: '_id' },
  ],
};
