import type { ExprNode } from 'groq-js';

/** Whether an expression is a field of the document being filtered, by its top-level name. */
export function isField(node: ExprNode, name: string): boolean {
  if (node.type === 'Group') return isField(node.base, name);
  if (node.type !== 'AccessAttribute' || node.name !== name) return false;
  return node.base === undefined || node.base.type === 'This';
}

/** Whether an expression is `slug.current` of the document being filtered. */
export function isSlug(node: ExprNode): boolean {
  if (node.type === 'Group') return isSlug(node.base);
  return (
    node.type === 'AccessAttribute' &&
    node.name === 'current' &&
    node.base !== undefined &&
    isField(node.base, 'slug')
  );
}

/**
 * Whether an expression is the target, or the targets, of references that stand in the document
 * being filtered itself: `section._ref`, `tags[]._ref`, `tags[]->_id`.
 */
export function isReferenceTarget(node: ExprNode): boolean {
  if (node.type === 'Group') return isReferenceTarget(node.base);
  if (node.type === 'Map' || node.type === 'FlatMap') {
    return isOwnPath(node.base) && isReferenceTarget(node.expr);
  }
  if (node.type !== 'AccessAttribute') return false;
  if (node.name === '_ref') return node.base === undefined || isOwnPath(node.base);
  return node.name === '_id' && node.base?.type === 'Deref' && isOwnPath(node.base.base);
}

/** A path that stays inside the document: no `->`, nothing computed. */
function isOwnPath(node: ExprNode): boolean {
  if (node.type === 'This') return true;
  if (node.type === 'AccessAttribute') return node.base === undefined || isOwnPath(node.base);
  if (node.type === 'Map' || node.type === 'FlatMap') {
    return isOwnPath(node.base) && isOwnPath(node.expr);
  }
  const steps =
    node.type === 'AccessElement' ||
    node.type === 'ArrayCoerce' ||
    node.type === 'Slice' ||
    node.type === 'Group' ||
    node.type === 'Filter';
  return steps && isOwnPath(node.base);
}

/** What `dateTime(…)` is of; null for anything else. */
export function dateTimeArgument(node: ExprNode): ExprNode | null {
  if (node.type === 'Group') return dateTimeArgument(node.base);
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'dateTime') {
    return null;
  }
  return node.args[0] ?? null;
}
