import type { ExprNode } from 'groq-js';

/** The value of an expression that is written out: `"a"`, `$id`, `["a", $b]`; null for any other. */
export function constantOf(expr: ExprNode): { value: unknown } | null {
  if (expr.type === 'Group') return constantOf(expr.base);
  if (expr.type === 'Value') return { value: expr.value };
  if (expr.type !== 'Array') return null;
  const value: unknown[] = [];
  for (const element of expr.elements) {
    const constant = constantOf(element.value);
    if (constant === null) return null;
    if (!element.isSplat) value.push(constant.value);
    else if (Array.isArray(constant.value)) value.push(...constant.value);
  }
  return { value };
}
