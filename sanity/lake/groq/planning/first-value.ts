import type { ExprNode, FilterNode } from 'groq-js';
import { findOrdering, type Ordering } from './ordering.ts';

/**
 * For `*[…] | order(_updatedAt desc)[0]._updatedAt`: the filter, and the order whose first place says it
 * all. Null for anything else.
 */
export function findFirstValue(
  node: ExprNode,
): { filter: FilterNode; top: Pick<Ordering, 'field' | 'descending'> } | null {
  if (node.type !== 'AccessAttribute' || node.base?.type !== 'AccessElement') return null;
  const { base } = node.base;
  // What a projection calls by the field's name may be something else.
  if (base.type !== 'PipeFuncCall' || base.base.type !== 'Filter') return null;
  const found = findOrdering(node.base);
  if (found === null || found.ordering.upTo !== 1 || found.ordering.field !== node.name)
    return null;
  const { field, descending } = found.ordering;
  return { filter: found.filter, top: { field, descending } };
}
