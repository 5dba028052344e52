import type { ExprNode } from 'groq-js';
import { liftOutOfFilter, OUTSIDE, type Place, placeOfChild } from './scopes.ts';
import { mapChildren } from './tree.ts';

/** The parameter that stands for one of the values around a filter. */
export const outerName = (index: number): string => `outer${index}`;

/**
 * A filter's condition made to stand by itself: each path from `^` in it is a parameter, and
 * `outer` are these paths as they read outside the filter. Null when that cannot be done.
 */
export function bindOuterValues(
  condition: ExprNode,
  movable: boolean,
): { test: ExprNode; outer: readonly ExprNode[] } | null {
  const outer = new Map<string, { index: number; expr: ExprNode }>();
  let bindable = true;

  const bind = (node: ExprNode, place: Place): ExprNode => {
    const path = outerPath(node, place);
    if (path === null) {
      if (node.type === 'Parent' && node.n > place.depth) bindable = false;
      return mapChildren(node, (child, step) => bind(child, placeOfChild(place, step)));
    }
    const key = JSON.stringify(path);
    const known = outer.get(key) ?? { index: outer.size, expr: path };
    outer.set(key, known);
    return { type: 'Parameter', name: outerName(known.index) };
  };

  const test = bind(condition, OUTSIDE);
  if (!bindable || (outer.size > 0 && !movable)) return null;
  return { test, outer: [...outer.values()].map(({ expr }) => expr) };
}

/** A condition that stands by itself, with what the values around it are. */
export const withOuterValues = (condition: ExprNode, given: (name: string) => unknown): ExprNode =>
  condition.type === 'Parameter'
    ? { type: 'Value', value: given(condition.name) }
    : mapChildren(condition, (child) => withOuterValues(child, given));

/** `^.a.b` as it reads outside the filter; null for a node that is no such path. */
function outerPath(node: ExprNode, place: Place): ExprNode | null {
  if (node.type !== 'AccessAttribute' || node.base === undefined) return null;
  const root = rootOf(node);
  if (root.type !== 'Parent' || root.n <= place.depth) return null;
  return liftOutOfFilter(withRoot(node, { ...root, n: root.n - place.depth }));
}

function rootOf(node: ExprNode): ExprNode {
  return node.type === 'AccessAttribute' && node.base !== undefined ? rootOf(node.base) : node;
}

function withRoot(node: ExprNode, root: ExprNode): ExprNode {
  if (node.type !== 'AccessAttribute' || node.base === undefined) return root;
  return { ...node, base: withRoot(node.base, root) };
}
