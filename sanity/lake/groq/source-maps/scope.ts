import type { ExprNode } from 'groq-js';
import { type Place, placeOfChild } from '../planning/scopes.ts';
import { findNode, mapChildren } from '../planning/tree.ts';
import { NOTHING, type Tracked } from './tracked.ts';

/** The values an expression sees: its own (`@`) and, through `^`, those around it. */
export type Scope = { value: Tracked; parent: Scope | null; hidden: boolean };

/** The scope of `{…}`, `[…]` and pipe arguments on a value. */
export function nestedScope(outer: Scope, value: Tracked): Scope {
  return { value, parent: outer.hidden ? outer.parent : outer, hidden: false };
}

/** The scope of the right side of `a[].b`: `^` looks past its element. */
export function elementScope(outer: Scope, value: Tracked): Scope {
  return { ...nestedScope(outer, value), hidden: true };
}

/** What `^` (n = 1), `^.^` (n = 2) and so on are. */
export function ancestor(scope: Scope, n: number): Tracked {
  let current: Scope | null = scope;
  for (let step = 0; step < n && current !== null; step++) current = current.parent;
  return current?.value ?? NOTHING;
}

/** The expression with each `^` that looks out of it replaced by what it sees from the scope. */
export function bindAncestors(expr: ExprNode, scope: Scope): ExprNode {
  if (!looksUp(expr)) return expr;
  const start: Place = { depth: scope.hidden ? 1 : 0, hidden: scope.hidden };
  const bind = (node: ExprNode, place: Place): ExprNode => {
    if (node.type !== 'Parent') {
      return mapChildren(node, (child, step) => bind(child, placeOfChild(place, step)));
    }
    const steps = node.n - place.depth + start.depth;
    return steps > 0 ? { type: 'Value', value: ancestor(scope, steps).value } : node;
  };
  return bind(expr, start);
}

const known = new WeakMap<ExprNode, boolean>();

function looksUp(expr: ExprNode): boolean {
  const result = known.get(expr) ?? findNode(expr, (node) => node.type === 'Parent') !== null;
  known.set(expr, result);
  return result;
}
