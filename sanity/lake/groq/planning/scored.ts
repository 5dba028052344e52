import type { ExprNode, FilterNode, OpCallNode } from 'groq-js';
import { constantOf } from './constants.ts';
import { isField } from './document-path.ts';
import { matchOfField, textConditionOf } from './text-query.ts';
import { joined } from './tree.ts';
import { wordsIn } from './word-match.ts';

/**
 * For `*[…] | score(a, b)[_score > 0]`, the Studio's search: its filter, and a condition that holds
 * for every document with a score. Null for anything else, or when there is no such condition.
 */
export function findScored(node: FilterNode): { filter: FilterNode; condition: ExprNode } | null {
  const { base, expr } = node;
  if (!isAboveZero(expr) || base.type !== 'PipeFuncCall' || base.name !== 'score') return null;
  if (base.base.type !== 'Filter') return null;
  const conditions = base.args.map(scores);
  if (!conditions.every((condition) => condition !== null)) return null;
  const condition = joined('Or', conditions);
  return condition && { filter: base.base, condition };
}

function isAboveZero(expr: ExprNode): boolean {
  if (expr.type !== 'OpCall' || expr.op !== '>') return false;
  return isField(expr.left, '_score') && constantOf(expr.right)?.value === 0;
}

/** What holds when an expression adds to the score; null when that cannot be told. */
function scores(expr: ExprNode): ExprNode | null {
  if (expr.type === 'FuncCall' && expr.name === 'boost') {
    return expr.args[0] === undefined ? null : scores(expr.args[0]);
  }
  if (expr.type === 'And' || expr.type === 'Or') {
    const left = scores(expr.left);
    const right = scores(expr.right);
    if (left !== null && right !== null) return { type: expr.type, left, right };
    return expr.type === 'And' ? (left ?? right) : null;
  }
  if (expr.type !== 'OpCall' || expr.op !== 'match') return expr;
  const text = textConditionOf(expr);
  if (text === null) return holdsAnyWord(expr);
  if (text.field === 'any') return expr;
  return scores(matchOfField(text.field, text.query));
}

/** A `match` scores for each of its words, where it holds for all of them only. */
function holdsAnyWord(match: OpCallNode): ExprNode | null {
  const words = wordsIn(match.right);
  if (words === null) return null;
  const matches = words.map((value) => ({ ...match, right: { type: 'Value' as const, value } }));
  return joined('Or', matches);
}
