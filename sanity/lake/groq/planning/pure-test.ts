import type { ExprNode } from 'groq-js';
import { dateTimeArgument } from './document-path.ts';
import { OUTSIDE, type Place, placeOfChild } from './scopes.ts';
import { findNode, mapChildren } from './tree.ts';

/**
 * A condition that says the same of a document for as long as neither changes, but for the moments
 * that stand in the document itself: `dateTime(publishedAt) <= dateTime(now())`.
 */
export type PureTest = {
  /** The condition as text: two of one name are the same. */
  name: string;
  moments: readonly MomentPath[];
};

/**
 * Where moments stand: `publishedAt` is `['publishedAt']`. `anywhere`: in any object that is in the
 * document. `later`: so many milliseconds after what stands there, it says something else.
 */
export type MomentPath = { path: readonly string[]; anywhere: boolean; later: number };

/** What makes a condition a pure one; null when it asks for more than the document and the time. */
export function pureTestOf(condition: ExprNode): PureTest | null {
  const moments: MomentPath[] = [];
  const isPure = (node: ExprNode, place: Place): boolean => {
    const moment = momentOf(node);
    if (moment !== null) {
      // Further in, a path is one of something in the document.
      moments.push({ ...moment, anywhere: place.depth > 0 });
      return true;
    }
    if (IMPURE.has(node.type)) return false;
    if (node.type === 'Value' && !isPlain(node.value)) return false;
    if (node.type === 'FuncCall' && !isPureFunction(node.namespace, node.name)) return false;
    let pure = true;
    mapChildren(node, (child, step) => {
      pure &&= isPure(child, placeOfChild(place, step));
      return child;
    });
    return pure;
  };
  if (!isPure(condition, OUTSIDE)) return null;
  // A moment that is put into an object by the condition stands in the document under another name, or nowhere.
  const makesObjects = findNode(condition, ({ type }) => type === 'Object') !== null;
  if (makesObjects && moments.some(({ anywhere }) => anywhere)) return null;
  return { name: JSON.stringify(condition), moments };
}

/** Whether a value is the same when it has been written as JSON: another thread has only the name. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
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

/** Where the moment stands that a comparison with the present is about. */
function momentOf(node: ExprNode): Omit<MomentPath, 'anywhere'> | null {
  if (node.type !== 'OpCall' || !COMPARISONS.has(node.op)) return null;
  const [left, right] = [presentOf(node.left), presentOf(node.right)];
  const path = pathOf(dateTimeArgument(right === null ? node.right : node.left));
  const later = right ?? left;
  return path && later !== null ? { path, later } : null;
}

/** How far before the present moment `dateTime(now())`, or that less some seconds, is; null for anything else. */
export function presentOf(node: ExprNode): number | null {
  if (node.type === 'Group') return presentOf(node.base);
  if (node.type === 'OpCall' && (node.op === '-' || node.op === '+')) {
    const [from, seconds] = [presentOf(node.left), numberOf(node.right)];
    if (from === null || seconds === null) return null;
    return from + (node.op === '-' ? 1 : -1) * seconds * 1_000;
  }
  const argument = dateTimeArgument(node);
  const isNow =
    argument?.type === 'FuncCall' && argument.namespace === 'global' && argument.name === 'now';
  return isNow ? 0 : null;
}

/** The number that is written: `60`, `60 * 60 * 24`. */
function numberOf(node: ExprNode): number | null {
  if (node.type === 'Group') return numberOf(node.base);
  if (node.type === 'Value') return typeof node.value === 'number' ? node.value : null;
  if (node.type !== 'OpCall' || node.op !== '*') return null;
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  return left === null || right === null ? null : left * right;
}

function pathOf(node: ExprNode | null): string[] | null {
  if (node?.type !== 'AccessAttribute') return null;
  if (node.base === undefined || node.base.type === 'This') return [node.name];
  const base = pathOf(node.base);
  return base && [...base, node.name];
}

/** From when on, in milliseconds, the moments that stand at some paths of a document make a difference. */
export function momentsIn(document: object, paths: readonly MomentPath[]): number[] {
  return paths.flatMap(({ path, anywhere, later }) =>
    (anywhere ? [...objectsIn(document)] : [document])
      .map((object) => path.reduce<unknown>(attributeOf, object))
      .map((value) => (typeof value === 'string' ? Date.parse(value) + later : Number.NaN))
      .filter((time) => !Number.isNaN(time)),
  );
}

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

function attributeOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}
