import type { ExprNode } from 'groq-js';
import { OUTSIDE, type Place, placeOfChild } from './scopes.ts';
import { mapChildren } from './tree.ts';

/**
 * A condition that says the same of a document for as long as neither changes, but for the moments
 * that stand in the document itself: `dateTime(publishedAt) <= dateTime(now())`.
 */
export type PureTest = {
  /** The condition as text: two of one name are the same. */
  name: string;
  /** Where these moments stand: `publishedAt` is `['publishedAt']`. */
  moments: readonly (readonly string[])[];
};

/** What makes a condition a pure one; null when it asks for more than the document and the time. */
export function pureTestOf(condition: ExprNode): PureTest | null {
  const moments: string[][] = [];
  const isPure = (node: ExprNode, place: Place): boolean => {
    // Further in, a path is one of something in the document.
    const moment = place.depth === 0 ? momentOf(node) : null;
    if (moment !== null) {
      moments.push(moment);
      return true;
    }
    if (IMPURE.has(node.type)) return false;
    if (node.type === 'FuncCall' && !isPureFunction(node.namespace, node.name)) return false;
    let pure = true;
    mapChildren(node, (child, step) => {
      pure &&= isPure(child, placeOfChild(place, step));
      return child;
    });
    return pure;
  };
  return isPure(condition, OUTSIDE) ? { name: JSON.stringify(condition), moments } : null;
}

/** `->`, which planned sub-queries and searches are too, and what comes from around the query. */
const IMPURE: ReadonlySet<ExprNode['type']> = new Set([
  'Deref',
  'Everything',
  'Context',
  'SelectorFuncCall',
  'SelectorNested',
]);

const PURE_NAMESPACES: ReadonlySet<string> = new Set(['array', 'math', 'pt', 'string']);

const PURE_FUNCTIONS: ReadonlySet<string> = new Set([
  'coalesce',
  'count',
  'dateTime',
  'defined',
  'length',
  'lower',
  'path',
  'references',
  'round',
  'string',
  'upper',
]);

const isPureFunction = (namespace: string, name: string): boolean =>
  namespace === 'global' ? PURE_FUNCTIONS.has(name) : PURE_NAMESPACES.has(namespace);

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** The path of a comparison of a moment in the document with the present one. */
function momentOf(node: ExprNode): string[] | null {
  if (node.type !== 'OpCall' || !COMPARISONS.has(node.op)) return null;
  if (isNow(node.right)) return pathOf(dateTimeArgument(node.left));
  return isNow(node.left) ? pathOf(dateTimeArgument(node.right)) : null;
}

/** What `dateTime(…)` is of. */
function dateTimeArgument(node: ExprNode): ExprNode | null {
  if (node.type === 'Group') return dateTimeArgument(node.base);
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'dateTime') {
    return null;
  }
  return node.args[0] ?? null;
}

function isNow(node: ExprNode): boolean {
  const argument = dateTimeArgument(node);
  return (
    argument?.type === 'FuncCall' && argument.namespace === 'global' && argument.name === 'now'
  );
}

function pathOf(node: ExprNode | null): string[] | null {
  if (node?.type !== 'AccessAttribute') return null;
  if (node.base === undefined || node.base.type === 'This') return [node.name];
  const base = pathOf(node.base);
  return base && [...base, node.name];
}

/** The moments that stand at some paths of a document, as milliseconds. */
export function momentsIn(document: object, paths: PureTest['moments']): number[] {
  return paths
    .map((path) => path.reduce<unknown>(attributeOf, document))
    .map((value) => (typeof value === 'string' ? Date.parse(value) : Number.NaN))
    .filter((time) => !Number.isNaN(time));
}

function attributeOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([field]) => field === name)?.[1];
}
