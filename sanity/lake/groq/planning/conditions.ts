import type { ExprNode, FilterNode } from 'groq-js';

/** The conditions of `*[a][b]`, both of which hold for whatever comes out; null for another base. */
export function conditionsOn(node: FilterNode): ExprNode[] | null {
  const conditions: ExprNode[] = [];
  let base: ExprNode = node;
  while (base.type === 'Filter') {
    conditions.unshift(base.expr);
    base = base.base;
  }
  return base.type === 'Everything' ? conditions : null;
}
