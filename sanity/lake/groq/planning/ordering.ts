import type { ExprNode, FilterNode } from 'groq-js';
import { isField } from './document-path.ts';

/**
 * The first `upTo` documents in the order of a top-level field, and equal ones in that of their ids. Null:
 * what orders equal ones is left open.
 */
export type Ordering = {
  field: string;
  descending: boolean;
  tiedIds: 'ascending' | 'descending' | null;
  upTo: number;
};

/** Past this many the whole list is read at once, without testing each document on the way. */
const MOST_IN_ORDER = 2_000;

/**
 * For `*[…] | order(field)[0...20]`, with or without a projection before or after `order`, or without
 * `order`: the filter and what is wanted of it. Null for anything else.
 */
export function findOrdering(node: ExprNode): { filter: FilterNode; ordering: Ordering } | null {
  const upTo = endOf(node);
  if (upTo === null || (node.type !== 'Slice' && node.type !== 'AccessElement')) return null;
  const ordered = withoutMaps(node.base);
  // What is in no order is in that of ids.
  if (ordered.type === 'Filter') {
    const ordering = { field: '_id', descending: false, tiedIds: 'ascending', upTo } as const;
    return { filter: ordered, ordering };
  }
  if (ordered.type !== 'PipeFuncCall' || ordered.name !== 'order') return null;
  const [first, second] = ordered.args;
  if (first === undefined) return null;
  const { field, descending } = keyIn(first, ordered.base);
  const filter = withoutMaps(ordered.base);
  if (field === null || filter.type !== 'Filter') return null;
  // Without a second key equal ones stay as they come, which is in the order of ids.
  const then = second && keyIn(second, ordered.base);
  const isById = then === undefined || then.field === '_id';
  const tiedIds = isById ? (then?.descending ? 'descending' : 'ascending') : null;
  return { filter, ordering: { field, descending, tiedIds, upTo } };
}

function keyIn(order: ExprNode, list: ExprNode): { field: string | null; descending: boolean } {
  const key = order.type === 'Desc' || order.type === 'Asc' ? order.base : order;
  return { field: fieldIn(key, list), descending: order.type === 'Desc' };
}

/** How many elements of a list have to be known for `[a...b]`, `[a..b]` or `[n]`. */
function endOf(node: ExprNode): number | null {
  let end: number | null = null;
  if (node.type === 'AccessElement') end = node.index < 0 ? null : node.index + 1;
  if (node.type === 'Slice' && node.left >= 0 && node.right >= 0) {
    end = node.isInclusive ? node.right + 1 : node.right;
  }
  return end === null || end > MOST_IN_ORDER ? null : end;
}

/** The list below the projections on it: each makes one element of one. */
function withoutMaps(node: ExprNode): ExprNode {
  if (node.type === 'Map') return withoutMaps(node.base);
  if (node.type === 'Group' || node.type === 'ArrayCoerce') return withoutMaps(node.base);
  return node;
}

/** The document's own field that an order's key is, also by the name a projection gives it. */
function fieldIn(key: ExprNode, list: ExprNode): string | null {
  if (list.type === 'Group' || list.type === 'ArrayCoerce') return fieldIn(key, list.base);
  if (list.type !== 'Map') return topLevelField(key);
  const { expr } = list;
  if (expr.type !== 'Projection' || expr.base.type !== 'This') return null;
  const value = throughProjection(key, expr.expr);
  return value === null ? null : fieldIn(value, list.base);
}

function topLevelField(node: ExprNode): string | null {
  return node.type === 'AccessAttribute' && isField(node, node.name) ? node.name : null;
}

/** What an object holds at a path: `orderings[0]` of `{"orderings": [_updatedAt]}` is `_updatedAt`. */
function throughProjection(path: ExprNode, object: ExprNode): ExprNode | null {
  if (path.type === 'AccessElement') {
    const list = throughProjection(path.base, object);
    if (list?.type !== 'Array' || list.elements.some(({ isSplat }) => isSplat)) return null;
    return list.elements[path.index]?.value ?? null;
  }
  const name = topLevelField(path);
  if (name === null || object.type !== 'Object') return null;
  // With `...` or a condition in it, a projection may put something else in the field's place.
  if (object.attributes.some(({ type }) => type !== 'ObjectAttributeValue')) return null;
  const named = object.attributes.filter((one) => 'name' in one && one.name === name);
  const [only] = named;
  return named.length === 1 && only !== undefined ? only.value : null;
}
