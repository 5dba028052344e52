import type { ExprNode } from 'groq-js';
import { textAt } from '../../store/candidates.ts';
import type { FieldSpan } from '../../store/types.ts';
import { conjunctsOf } from './access.ts';
import { constantOf } from './constants.ts';
import { dateTimeArgument, isField } from './document-path.ts';
import { presentOf } from './pure-test.ts';

/**
 * Between which texts some fields of every document stand that meets all of some conditions: those that
 * are compared with known texts or moments, `publishedAt >= "2026-01" && publishedAt < "2026-02"`, or have
 * to be ahead, `dateTime(breakingUntil) > dateTime(now())`.
 */
export function fieldSpansOf(conditions: readonly ExprNode[]): FieldSpan[] {
  const spans = new Map<string, FieldSpan>();
  for (const bound of conditions.flatMap(conjunctsOf).map(boundOf)) {
    if (bound === null) continue;
    const { field, from, to, ahead } = spans.get(bound.field) ?? bound;
    const nearest = Math.min(
      ahead ?? Number.POSITIVE_INFINITY,
      bound.ahead ?? Number.POSITIVE_INFINITY,
    );
    spans.set(field, {
      field,
      from: narrower(from, bound.from, 1),
      to: narrower(to, bound.to, -1),
      ...(Number.isFinite(nearest) && { ahead: nearest }),
    });
  }
  return [...spans.values()];
}

function narrower(one: string | null, other: string | null, sign: 1 | -1): string | null {
  if (one === null || other === null) return one ?? other;
  return (one < other ? -1 : 1) * sign > 0 ? one : other;
}

/** Of the system's fields, those that lists are kept by. */
const isComparable = (field: string): boolean =>
  !field.startsWith('_') || field === '_updatedAt' || field === '_createdAt';

/** Where the document's field may stand to the value: below it, above it, or just there. */
const SIDES: Readonly<Record<string, { from: boolean; to: boolean }>> = {
  '<': { from: false, to: true },
  '<=': { from: false, to: true },
  '>': { from: true, to: false },
  '>=': { from: true, to: false },
  '==': { from: true, to: true },
};
const TURNED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function boundOf(node: ExprNode): FieldSpan | null {
  if (node.type !== 'OpCall') return null;
  const { op, left, right } = node;
  return bound(left, op, right) ?? bound(right, TURNED[op] ?? op, left);
}

function bound(field: ExprNode, op: string, value: ExprNode): FieldSpan | null {
  const sides = SIDES[op];
  if (sides === undefined) return null;
  if (field.type === 'AccessAttribute' && isField(field, field.name)) {
    const text = constantOf(value)?.value;
    if (typeof text !== 'string' || !isComparable(field.name)) return null;
    return { field: field.name, from: sides.from ? text : null, to: sides.to ? text : null };
  }
  const own = dateTimeArgument(field);
  return (
    boundByPresent(own, sides, presentOf(value)) ??
    boundByMoment(own, sides, dateTimeArgument(value))
  );
}

/** What has to be over by now may be anything that was: only what is ahead are few. */
function boundByPresent(
  field: ExprNode | null,
  sides: { from: boolean; to: boolean },
  ahead: number | null,
): FieldSpan | null {
  if (field?.type !== 'AccessAttribute' || !isField(field, field.name)) return null;
  if (ahead === null || sides.to || !isComparable(field.name)) return null;
  return { field: field.name, from: null, to: null, ahead };
}

/** Dates are written with the offset of some place, so that as texts they are up to a day off. */
const MOST_OFFSET_MS = 24 * 60 * 60_000;

function boundByMoment(
  field: ExprNode | null,
  sides: { from: boolean; to: boolean },
  value: ExprNode | null,
): FieldSpan | null {
  if (field?.type !== 'AccessAttribute' || !isField(field, field.name) || value === null)
    return null;
  const text = constantOf(value)?.value;
  const at = typeof text === 'string' ? Date.parse(text) : Number.NaN;
  const [from, to] = [textAt(at - MOST_OFFSET_MS), textAt(at + MOST_OFFSET_MS)];
  if (!isComparable(field.name) || from === null || to === null) return null;
  return { field: field.name, from: sides.from ? from : null, to: sides.to ? `${to}\u007f` : null };
}
