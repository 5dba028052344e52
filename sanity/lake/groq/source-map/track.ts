import {
  type EvaluateOptions,
  type ExprNode,
  evaluateSync,
  type FuncCallNode,
  type ObjectNode,
  type OpCallNode,
  type PipeFuncCallNode,
  type SelectNode,
  type SliceNode,
} from 'groq-js';
import type { Plan } from '../planner.ts';
import { watchDocuments } from './documents.ts';
import { arrange, scored } from './rearrange.ts';
import { ancestor, bindAncestors, elementScope, nestedScope, type Scope } from './scope.ts';
import { fieldOf, fieldsOf, itemsOf, listOf, NOTHING, objectOf, type Tracked } from './tracked.ts';

/**
 * Evaluates a plan a second time, keeping track of where each value comes from. What only moves
 * values about (paths, projections, `->`, slices, `coalesce`…) is followed here; what computes or
 * decides (conditions, operators, functions) is groq-js's, and its values come from nowhere.
 */
export function trackQuery(plan: Plan, given: EvaluateOptions): Tracked {
  const { options, track } = watchDocuments(given);
  const subqueries = new Map<number, Tracked>();
  const root: Scope = { value: NOTHING, parent: null, hidden: false };

  /** What groq-js makes of an expression in a scope. */
  const compute = (node: ExprNode, scope: Scope): Tracked => {
    const bound = bindAncestors(node, scope);
    return track(evaluateSync(bound, { ...options, root: scope.value.value }).data);
  };
  const holds = (condition: ExprNode, scope: Scope) => compute(condition, scope).value === true;

  const follow = (node: ExprNode, scope: Scope): Tracked => {
    switch (node.type) {
      case 'This':
        return scope.value;
      case 'Parent':
        return ancestor(scope, node.n);
      case 'Group':
        return follow(node.base, scope);
      case 'AccessAttribute': {
        const subquery = plan.subqueryNodes.get(node);
        if (subquery !== undefined) return followSubquery(subquery);
        const field = fieldOf(node.base ? follow(node.base, scope) : scope.value, node.name);
        return field.kind === 'computed' ? track(field.value) : field;
      }
      case 'AccessElement':
        return itemsOf(follow(node.base, scope))?.at(node.index) ?? NOTHING;
      case 'ArrayCoerce': {
        const base = follow(node.base, scope);
        return itemsOf(base) === null ? NOTHING : base;
      }
      case 'Slice':
        return overItems(follow(node.base, scope), (items) => slice(node, items));
      case 'Filter':
        return rearranged(node, follow(node.base, scope), scope);
      case 'Map':
        return overItems(follow(node.base, scope), (items) =>
          items.map((item) => follow(node.expr, elementScope(scope, item))),
        );
      case 'FlatMap':
        return overItems(follow(node.base, scope), (items) =>
          items.flatMap((item) => flattened(follow(node.expr, elementScope(scope, item)))),
        );
      case 'Projection': {
        const base = follow(node.base, scope);
        return fieldsOf(base) === null ? NOTHING : follow(node.expr, nestedScope(scope, base));
      }
      case 'Deref':
        return dereference(follow(node.base, scope));
      case 'Object':
        return followObject(node, scope);
      case 'Array':
        return listOf(
          node.elements.flatMap(({ value, isSplat }) => {
            const element = follow(value, scope);
            return isSplat ? (itemsOf(element) ?? []) : [element];
          }),
        );
      case 'Select':
        return followSelect(node, scope);
      case 'FuncCall':
        return followFunction(node, scope);
      case 'PipeFuncCall':
        return followPipe(node, scope);
      case 'OpCall':
        return node.op === '+' ? followSum(node, scope) : compute(node, scope);
      default:
        return compute(node, scope);
    }
  };

  const followSubquery = (index: number): Tracked => {
    const tree = plan.subqueries[index];
    const found = subqueries.get(index) ?? (tree === undefined ? NOTHING : follow(tree, root));
    subqueries.set(index, found);
    return found;
  };

  const dereference = (reference: Tracked): Tracked => {
    const _ref = fieldOf(reference, '_ref').value;
    return typeof _ref === 'string' ? track(options.dereference?.({ _ref })) : NOTHING;
  };

  /** A step that leaves elements out or puts them in another order. */
  const rearranged = (
    node: Extract<ExprNode, { type: 'Filter' | 'PipeFuncCall' }>,
    base: Tracked,
    scope: Scope,
  ): Tracked =>
    overItems(base, (items) =>
      arrange(items, (value) => compute({ ...node, base: { type: 'Value', value } }, scope).value),
    );

  const followPipe = (node: PipeFuncCallNode, scope: Scope): Tracked => {
    const base = follow(node.base, scope);
    if (node.name !== 'score') return rearranged(node, base, scope);
    return overItems(base, (items) =>
      scored(items, (value) => compute({ ...node, base: { type: 'Value', value } }, scope).value),
    );
  };

  const followFunction = (node: FuncCallNode, scope: Scope): Tracked => {
    const [first] = node.args;
    const name = `${node.namespace}::${node.name}`;
    if (name === 'global::coalesce') {
      for (const arg of node.args) {
        const found = follow(arg, scope);
        if (found.value !== null) return found;
      }
      return NOTHING;
    }
    if (first === undefined || !PICKS_ELEMENTS.has(name)) return compute(node, scope);
    return overItems(follow(first, scope), (items) =>
      arrange(
        items,
        (value) => compute({ ...node, args: [{ type: 'Value', value }] }, scope).value,
      ),
    );
  };

  const followSelect = (node: SelectNode, scope: Scope): Tracked => {
    const chosen = node.alternatives.find(({ condition }) => holds(condition, scope));
    const value = chosen?.value ?? node.fallback;
    return value === undefined ? NOTHING : follow(value, scope);
  };

  const followObject = (node: ObjectNode, scope: Scope): Tracked => {
    const fields = new Map<string, Tracked>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'ObjectAttributeValue') {
        fields.set(attribute.name, follow(attribute.value, scope));
        continue;
      }
      const isConditional = attribute.type === 'ObjectConditionalSplat';
      if (isConditional && !holds(attribute.condition, scope)) continue;
      const spread = fieldsOf(follow(attribute.value, scope)) ?? [];
      for (const [name, field] of spread) fields.set(name, field);
    }
    return objectOf(fields);
  };

  const followSum = (node: OpCallNode, scope: Scope): Tracked => {
    const left = follow(node.left, scope);
    const right = follow(node.right, scope);
    const [leftItems, rightItems] = [itemsOf(left), itemsOf(right)];
    if (leftItems !== null && rightItems !== null) return listOf([...leftItems, ...rightItems]);
    const [leftFields, rightFields] = [fieldsOf(left), fieldsOf(right)];
    if (leftFields === null || rightFields === null) return compute(node, scope);
    return objectOf(new Map([...leftFields, ...rightFields]));
  };

  return follow(plan.tree, root);
}

const PICKS_ELEMENTS = new Set(['array::compact', 'array::unique']);

function overItems(base: Tracked, map: (items: readonly Tracked[]) => readonly Tracked[]): Tracked {
  const items = itemsOf(base);
  return items === null ? NOTHING : listOf(map(items));
}

/** One level of arrays opened: what `a[].b[]` makes of each `b`. */
function flattened(element: Tracked): readonly Tracked[] {
  return itemsOf(element) ?? [element];
}

function slice({ left, right, isInclusive }: SliceNode, items: readonly Tracked[]) {
  const from = left < 0 ? left + items.length : left;
  const to = (right < 0 ? right + items.length : right) + (isInclusive ? 1 : 0);
  return items.slice(Math.max(0, from), Math.max(0, to));
}
