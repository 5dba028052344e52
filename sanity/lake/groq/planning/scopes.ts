import type { ExprNode } from 'groq-js';
import { mapChildren, type ScopeStep } from './tree.ts';

/**
 * Where an expression stands, seen from another: how many values `^` passes on the way out, and
 * whether it is the right side of `a[].b`, whose element `^` does not count.
 */
export type Place = { depth: number; hidden: boolean };

export const OUTSIDE: Place = { depth: 0, hidden: false };

/** The place of a child, given its parent's. */
export function placeOfChild(place: Place, step: ScopeStep): Place {
  if (step === 'same') return place;
  return { depth: place.hidden ? place.depth : place.depth + 1, hidden: step === 'element' };
}

/** Whether an expression's value is the same wherever it stands: it reads only its own sub-queries. */
export function isClosed(expr: ExprNode, place: Place = OUTSIDE): boolean {
  if (readsOwnValue(expr, place)) return false;
  if (expr.type === 'Parent' && expr.n >= place.depth) return false;
  let closed = true;
  mapChildren(expr, (child, step) => {
    closed &&= isClosed(child, placeOfChild(place, step));
    return child;
  });
  return closed;
}

/**
 * The same expression as it reads one scope further out, for moving it from inside `base[…]` to
 * before it; null when it depends on the element being filtered.
 */
export function liftOutOfFilter(expr: ExprNode): ExprNode | null {
  if (isClosed(expr)) return expr;
  let readsElement = false;
  const lift = (node: ExprNode, place: Place): ExprNode => {
    if (readsOwnValue(node, place)) readsElement = true;
    if (node.type === 'Parent' && node.n >= place.depth) {
      if (node.n === place.depth) readsElement = true;
      return node.n === 1 ? { type: 'This' } : { ...node, n: node.n - 1 };
    }
    return mapChildren(node, (child, step) => lift(child, placeOfChild(place, step)));
  };
  const lifted = lift(expr, OUTSIDE);
  return readsElement ? null : lifted;
}

function readsOwnValue(node: ExprNode, { depth }: Place): boolean {
  if (depth > 0) return false;
  if (node.type === 'FuncCall') return READS_DOCUMENT.has(`${node.namespace}::${node.name}`);
  return node.type === 'This' || (node.type === 'AccessAttribute' && node.base === undefined);
}

/** Functions that ask about the document at hand without naming it. */
const READS_DOCUMENT = new Set([
  'global::references',
  'sanity::versionOf',
  'sanity::partOfRelease',
]);

const askers = new WeakMap<ExprNode, boolean>();

/** Whether an expression asks the dataset anything by itself. Asked of each node of a tree, so kept. */
export function readsDataset(expr: ExprNode): boolean {
  const known = askers.get(expr);
  if (known !== undefined) return known;
  let asks = expr.type === 'Everything' || isReleasesCall(expr);
  mapChildren(expr, (child) => {
    asks = readsDataset(child) || asks;
    return child;
  });
  askers.set(expr, asks);
  return asks;
}

const isReleasesCall = (node: ExprNode): boolean =>
  node.type === 'FuncCall' && node.namespace === 'releases';
