import type { ExprNode, OpCallNode } from 'groq-js';
import { isFiledUnder } from '../../store/index-keys.ts';
import type { TextSearch } from '../../store/types.ts';
import { constantOf } from './constants.ts';
import { isField, isReferenceTarget, isSlug } from './document-path.ts';
import { isClosed, liftOutOfFilter } from './scopes.ts';
import { type TextCondition, textConditionOf } from './text-query.ts';
import { wordMatchOf } from './word-match.ts';

/** The ways to find documents without reading all of them, the most selective first. */
export const ACCESS_KINDS = ['id', 'slug', 'text', 'ref', 'is', 'type'] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/**
 * One way into the index. The keys come from values: known ones, or those `expr` has where the
 * filter stands (`^._id`). A value that is no string or list of strings finds `otherwise`.
 */
export type AccessPart =
  | { kind: 'id' | 'ref' | 'type'; values: readonly string[] }
  | { kind: 'slug'; types: readonly string[]; values: readonly string[] }
  | { kind: 'id' | 'ref'; expr: ExprNode; whenNull: 'none' | 'any'; allStrings: boolean }
  | { kind: 'slug'; types: readonly string[]; expr: ExprNode; whenNull: 'any'; allStrings: true }
  | { kind: 'is'; types: readonly string[]; field: string; values: readonly string[] }
  | {
      kind: 'is';
      types: readonly string[];
      field: string;
      expr: ExprNode;
      whenNull: 'any';
      allStrings: true;
    }
  | { kind: 'text'; search: TextSearch };

/**
 * Parts whose documents, taken together, are a superset of what a condition lets through. Of a search
 * also what each of its documents refers to, where another condition says so.
 */
export type Access = {
  kind: AccessKind;
  parts: readonly AccessPart[];
  referring?: readonly string[];
};

/** What a filter's conditions, all of which hold, say about where its documents are found. */
export type Condition = { access: Access | null; types: readonly string[] | null };

/** What the conditions of `*[a][b && c]` let one look up. `movable`: may `^` be read from outside? */
export function readConditions(conditions: readonly ExprNode[], movable: boolean): Condition {
  return readAll(conditions.flatMap(conjunctsOf), { movable, types: null });
}

type Reading = { movable: boolean; types: readonly string[] | null };

function readAll(conjuncts: readonly ExprNode[], outer: Reading): Condition {
  const types = conjuncts.map(typesOf).find((found) => found !== null) ?? outer.types;
  const reading: Reading = { ...outer, types };
  const found = conjuncts
    .map((term) => accessOf(term, reading))
    .filter((access) => access !== null);
  const [best = null] = found.sort((a, b) => rank(a) - rank(b));
  return { access: best && narrowed(best, found), types };
}

/** A search within what refers to something: both may be very many, and few of them the same. */
function narrowed(best: Access, all: readonly Access[]): Access {
  const [only, ...others] = best.kind === 'text' ? all.filter(({ kind }) => kind === 'ref') : [];
  const [part, ...parts] = only?.parts ?? [];
  if (part?.kind !== 'ref' || 'expr' in part || parts.length + others.length > 0) return best;
  return { ...best, referring: part.values };
}

const rank = (access: Access): number => ACCESS_KINDS.indexOf(access.kind);

/** The conditions that an expression is when all of them have to hold. */
export function conjunctsOf(expr: ExprNode): ExprNode[] {
  if (expr.type === 'Group') return conjunctsOf(expr.base);
  if (expr.type === 'And') return [...conjunctsOf(expr.left), ...conjunctsOf(expr.right)];
  return [expr];
}

/** The types a condition allows, when it is `_type == "a"` or `_type in ["a", "b"]`. */
function typesOf(expr: ExprNode): string[] | null {
  if (expr.type !== 'OpCall') return null;
  if (expr.op === '==' && isField(expr.left, '_type')) return stringsOf(expr.right);
  if (expr.op === '==' && isField(expr.right, '_type')) return stringsOf(expr.left);
  if (expr.op === 'in' && isField(expr.left, '_type')) return stringsOf(expr.right);
  return null;
}

function stringsOf(expr: ExprNode): string[] | null {
  const constant = constantOf(expr);
  if (constant === null) return null;
  const list: unknown[] = Array.isArray(constant.value) ? constant.value : [constant.value];
  return list.every((value) => typeof value === 'string') ? list : null;
}

function accessOf(expr: ExprNode, reading: Reading): Access | null {
  if (expr.type === 'Group' || expr.type === 'And') {
    return readAll(conjunctsOf(expr), reading).access;
  }
  if (expr.type === 'Or') {
    const left = accessOf(expr.left, reading);
    const right = accessOf(expr.right, reading);
    return left === null || right === null ? null : either(left, right);
  }
  const types = typesOf(expr);
  if (types !== null) return single({ kind: 'type', values: types });
  if (expr.type === 'OpCall') return accessOfOperator(expr, reading);
  if (expr.type !== 'FuncCall') return null;
  const argument = argumentOf(expr.args);
  if (argument === null) return null;
  if (expr.namespace === 'global' && expr.name === 'references') {
    return byValue('ref', argument, reading, { whenNull: 'none', allStrings: false });
  }
  if (expr.namespace === 'sanity' && expr.name === 'versionOf') {
    return byValue('id', argument, reading, { whenNull: 'none', allStrings: false });
  }
  return null;
}

/** `references(a, b)` asks for any of them, as `references([a, b])` does. */
function argumentOf(args: readonly ExprNode[]): ExprNode | null {
  const [only] = args;
  if (args.length < 2) return only ?? null;
  const elements = args.map((value) => ({ type: 'ArrayElement' as const, value, isSplat: false }));
  return { type: 'Array', elements };
}

function accessOfOperator(expr: OpCallNode, reading: Reading): Access | null {
  const text = textConditionOf(expr);
  if (text !== null) return byText(text);
  const match = wordMatchOf(expr);
  if (match !== null) return single({ kind: 'text', search: match });
  if (expr.op === '==') {
    return equality(expr.left, expr.right, reading) ?? equality(expr.right, expr.left, reading);
  }
  if (expr.op !== 'in') return null;
  if (isField(expr.left, '_id')) {
    return byValue('id', expr.right, reading, { whenNull: 'none', allStrings: false });
  }
  if (isReferenceTarget(expr.left)) return byReference(expr.right, reading);
  if (isReferenceTarget(expr.right)) return byReference(expr.left, reading);
  return byToken(expr.left, expr.right, reading);
}

function equality(field: ExprNode, value: ExprNode, reading: Reading): Access | null {
  if (isField(field, '_id')) {
    return byValue('id', value, reading, { whenNull: 'none', allStrings: false });
  }
  if (isSlug(field)) return bySlug(value, reading);
  return isReferenceTarget(field) ? byReference(value, reading) : byToken(field, value, reading);
}

function byText({ field, query }: TextCondition): Access | null {
  if (field !== 'any' || query.fts?.finds !== 'matches') return null;
  return single({ kind: 'text', search: { all: [query.fts.query], follows: false } });
}

/** A missing reference equals a null: only strings can be looked up. */
const byReference = (value: ExprNode, reading: Reading) =>
  byValue('ref', value, reading, { whenNull: 'any', allStrings: true });

function byValue(
  kind: 'id' | 'ref',
  value: ExprNode,
  reading: Reading,
  rules: { whenNull: 'none' | 'any'; allStrings: boolean },
): Access | null {
  const values = stringsOf(value);
  if (values !== null) return single({ kind, values });
  const expr = movedOut(value, reading);
  return expr === null ? null : single({ kind, expr, ...rules });
}

function bySlug(value: ExprNode, reading: Reading): Access | null {
  const { types } = reading;
  if (types === null) return null;
  const values = stringsOf(value);
  if (values !== null) return single({ kind: 'slug', types, values });
  const expr = movedOut(value, reading);
  if (expr === null) return null;
  return single({ kind: 'slug', types, expr, whenNull: 'any', allStrings: true });
}

/** By what a field at the top of a document holds, if that is a token: a path, a kind, an id. */
function byToken(node: ExprNode, value: ExprNode, reading: Reading): Access | null {
  const { types } = reading;
  if (types === null || node.type !== 'AccessAttribute' || !isField(node, node.name)) return null;
  const field = node.name;
  if (!isFiledUnder(field)) return null;
  const values = stringsOf(value);
  if (values !== null) return single({ kind: 'is', types, field, values });
  const expr = movedOut(value, reading);
  if (expr === null) return null;
  return single({ kind: 'is', types, field, expr, whenNull: 'any', allStrings: true });
}

/** The value as it reads outside the filter; null for a constant of no use or one that cannot move. */
function movedOut(value: ExprNode, { movable }: Reading): ExprNode | null {
  if (constantOf(value) !== null) return null;
  if (value.type === 'FuncCall' && value.name === 'path') return null;
  return movable || isClosed(value) ? liftOutOfFilter(value) : null;
}

const single = (part: AccessPart): Access => ({ kind: part.kind, parts: [part] });

function either(left: Access, right: Access): Access {
  const worse = rank(left) > rank(right) ? left : right;
  return { kind: worse.kind, parts: [...left.parts, ...right.parts] };
}
