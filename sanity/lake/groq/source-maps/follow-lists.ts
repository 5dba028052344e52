import type { ArrayNode, ExprNode, FuncCallNode } from 'groq-js';
import { arrange, overItems, scored } from './rearrange.ts';
import { elementScope, type Scope } from './scope.ts';
import { itemsOf, listOf, type Tracked } from './tracked.ts';
import type { Follower, Tracker } from './tracker.ts';

/** `a[filter]`, `a[].b`, `[a, ...b]`, `| order()`, `| score()`: lists made of parts of others. */
export const followList: Follower = (node, scope, tracker) => {
  const { follow } = tracker;
  if (node.type === 'Map') {
    return overItems(follow(node.base, scope), (items) =>
      items.map((item) => follow(node.expr, elementScope(scope, item))),
    );
  }
  if (node.type === 'FlatMap') {
    return overItems(follow(node.base, scope), (items) =>
      items.flatMap((item) => opened(follow(node.expr, elementScope(scope, item)))),
    );
  }
  if (node.type === 'Array') return followArray(node, scope, tracker);
  if (node.type === 'Filter' || node.type === 'PipeFuncCall') {
    const rearrange = node.type === 'PipeFuncCall' && node.name === 'score' ? scored : arrange;
    const step = (value: readonly unknown[]) =>
      tracker.compute({ ...node, base: constant(value) }, scope).value;
    return overItems(follow(node.base, scope), (items) => rearrange(items, step));
  }
  if (node.type === 'FuncCall') return followPick(node, scope, tracker);
  return null;
};

const constant = (value: unknown): ExprNode => ({ type: 'Value', value });

/** One level of arrays opened: what `a[].b[]` makes of each `b`. */
const opened = (element: Tracked): readonly Tracked[] => itemsOf(element) ?? [element];

function followArray(node: ArrayNode, scope: Scope, { follow }: Tracker): Tracked {
  return listOf(
    node.elements.flatMap(({ value, isSplat }) => {
      const element = follow(value, scope);
      return isSplat ? (itemsOf(element) ?? []) : [element];
    }),
  );
}

/** Functions that give some of the elements they are given. */
const PICKS = new Set(['array::compact', 'array::unique']);

function followPick(node: FuncCallNode, scope: Scope, tracker: Tracker): Tracked | null {
  const [first] = node.args;
  if (first === undefined || !PICKS.has(`${node.namespace}::${node.name}`)) return null;
  return overItems(tracker.follow(first, scope), (items) =>
    arrange(items, (value) => tracker.compute({ ...node, args: [constant(value)] }, scope).value),
  );
}
