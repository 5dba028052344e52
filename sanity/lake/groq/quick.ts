import type { ExprNode } from 'groq-js';
import { mapChildren } from './tree.ts';

/** Functions that take no longer than going once through what they are given. */
const QUICK_FUNCTIONS: ReadonlySet<string> = new Set([
  'global::coalesce',
  'global::count',
  'global::dateTime',
  'global::defined',
  'global::identity',
  'global::length',
  'global::lower',
  'global::now',
  'global::path',
  'global::references',
  'global::round',
  'global::string',
  'global::upper',
  'sanity::partOfRelease',
  'sanity::versionOf',
  'string::lower',
  'string::startsWith',
  'string::upper',
]);

/**
 * Whether a condition is evaluated by going once through one document, so that it cannot take long:
 * it has no sub-query, does nothing for each element of an array but look at that element, and
 * follows no references but single ones.
 */
export function isQuick(condition: ExprNode): boolean {
  const check = (node: ExprNode, perElement: boolean): boolean => {
    if (node.type === 'Everything') return false;
    if (perElement && SLOW_PER_ELEMENT.has(node.type)) return false;
    if (node.type === 'FuncCall' && !QUICK_FUNCTIONS.has(`${node.namespace}::${node.name}`)) {
      return false;
    }
    let quick = true;
    mapChildren(node, (child, step) => {
      quick &&= check(child, perElement || step !== 'same');
      return child;
    });
    return quick;
  };
  return check(condition, false);
}

/** What would go through an array once more for each element of one, or read as many documents. */
const SLOW_PER_ELEMENT: ReadonlySet<ExprNode['type']> = new Set([
  'Deref',
  'Filter',
  'FlatMap',
  'Map',
  'Parent',
  'PipeFuncCall',
  'Projection',
]);
