import type { ExprNode } from 'groq-js';
import { conditionsOn } from './conditions.ts';

/** The conditions of `count(*[…])`. */
export function countedConditions(node: ExprNode): ExprNode[] | null {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return null;
  const [list] = node.args;
  return list?.type === 'Filter' ? conditionsOn(list) : null;
}

/** For `count(*[…] | order(…)[0...n])`: the whole list, and how many of it are counted at most. */
export function countedFirst(node: ExprNode): { list: ExprNode; most: number } | null {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'count') return null;
  const [slice] = node.args;
  if (slice?.type !== 'Slice' || slice.left !== 0 || slice.right < 0 || slice.isInclusive)
    return null;
  const { base } = slice;
  if (base.type !== 'PipeFuncCall' || base.name !== 'order' || slice.right <= FEW_COUNTED)
    return null;
  return base.base.type === 'Filter' && conditionsOn(base.base) !== null
    ? { list: base.base, most: slice.right }
    : null;
}

/** So few are as well read: they are shown besides, mostly. */
const FEW_COUNTED = 2_000;

/** A number, or another one where that is less. */
export function leastOf(number: ExprNode, most: number): ExprNode {
  const limit: ExprNode = { type: 'Value', value: most };
  const isMore: ExprNode = { type: 'OpCall', op: '>', left: number, right: limit };
  return {
    type: 'Select',
    alternatives: [{ type: 'SelectAlternative', condition: isMore, value: limit }],
    fallback: number,
  };
}
