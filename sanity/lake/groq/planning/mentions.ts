import type { ExprNode } from 'groq-js';
import { conjunctsOf } from './access.ts';
import { constantOf } from './constants.ts';

/**
 * Names that stand in every document for which a condition holds: of fields without which it says
 * nothing. `count(corrections) > 0` holds for no document that has no `corrections`, which is seen
 * before it is taken apart.
 */
export function mentionsOf(condition: ExprNode): string[] {
  // What begins so may be given to a document when it is shown.
  return [...new Set(conjunctsOf(condition).flatMap(needed))].filter(
    (name) => !name.startsWith('_'),
  );
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

function needed(node: ExprNode): string[] {
  switch (node.type) {
    case 'Or': {
      const other = new Set(mentionsOf(node.right));
      return mentionsOf(node.left).filter((name) => other.has(name));
    }
    case 'FuncCall':
      return node.namespace === 'global' && node.name === 'defined' ? ofFirst(node.args) : [];
    case 'OpCall':
      return ofComparison(node);
    default:
      return [];
  }
}

function ofComparison({ op, left, right }: ExprNode & { type: 'OpCall' }): string[] {
  // A comparison with nothing comes to nothing.
  if (COMPARISONS.has(op)) return [...without(left), ...without(right)];
  if (op === 'match') return without(left);
  if (op !== '==') return [];
  if (isSomething(right)) return without(left);
  return isSomething(left) ? without(right) : [];
}

const isSomething = (node: ExprNode): boolean => {
  const constant = constantOf(node);
  return constant !== null && constant.value !== null && constant.value !== undefined;
};

/** What gives nothing when it is given nothing. */
const PASSED_ON: ReadonlySet<string> = new Set(['count', 'dateTime', 'length', 'lower', 'upper']);

/** The names without which an expression is nothing. */
function without(node: ExprNode): string[] {
  switch (node.type) {
    case 'AccessAttribute':
      return node.base === undefined || node.base.type === 'This'
        ? [node.name]
        : isPath(node.base)
          ? [...without(node.base), node.name]
          : [];
    case 'Group':
    case 'ArrayCoerce':
    case 'AccessElement':
    case 'Filter':
    case 'Slice':
      return without(node.base);
    case 'FuncCall':
      return node.namespace === 'global' && PASSED_ON.has(node.name) ? ofFirst(node.args) : [];
    default:
      return [];
  }
}

const ofFirst = ([first]: readonly ExprNode[]): string[] => (first ? without(first) : []);

/** Whether it is one field within another of the document. */
const isPath = (node: ExprNode): boolean =>
  node.type === 'AccessAttribute' &&
  (node.base === undefined || node.base.type === 'This' || isPath(node.base));
