import type { ExprNode, FilterNode } from 'groq-js';

/**
 * For `count(*[…])` and `count(*[…] | order(…)[0...60])`: the filter, and how far its documents are
 * counted. Null for anything else.
 */
export function findCount(node: ExprNode): { filter: FilterNode; upTo: number } | null {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return null;
  const [list] = node.args;
  if (list?.type === 'Filter') return { filter: list, upTo: Number.POSITIVE_INFINITY };
  if (list?.type !== 'Slice' || list.isInclusive || list.left !== 0 || list.right < 0) return null;
  const filter = withoutOrder(list.base);
  return filter.type === 'Filter' ? { filter, upTo: list.right } : null;
}

/** An order changes nothing of how many there are. */
const withoutOrder = (node: ExprNode): ExprNode =>
  node.type === 'PipeFuncCall' && node.name === 'order' ? withoutOrder(node.base) : node;
