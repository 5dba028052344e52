import type { ExprNode } from 'groq-js';
import { isObjectShape, literal, type Shape, type Shapes } from './shapes.ts';

/** The shapes for which a condition may be true, as far as `_type` and their having a field decide it. */
export const narrow = (shapes: Shapes, condition: ExprNode): Shapes =>
  shapes.filter((shape) => mayBe(condition, shape));

/** Whether a condition asks for documents no schema of ours describes: Sanity's own, links to drafts, and those a test plants. */
export function isOutsideSchema(condition: ExprNode): boolean {
  switch (condition.type) {
    case 'Group':
      return isOutsideSchema(condition.base);
    case 'And':
      return isOutsideSchema(condition.left) || isOutsideSchema(condition.right);
    case 'OpCall':
      return (
        condition.op === '==' &&
        isType(condition.left) &&
        condition.right.type === 'Value' &&
        /^(sanity\.|sharedDraft|planted)/.test(String(condition.right.value))
      );
    default:
      return false;
  }
}

function mayBe(condition: ExprNode, shape: Shape): boolean {
  switch (condition.type) {
    case 'Group':
      return mayBe(condition.base, shape);
    case 'And':
      return mayBe(condition.left, shape) && mayBe(condition.right, shape);
    case 'Or':
      return mayBe(condition.left, shape) || mayBe(condition.right, shape);
    case 'OpCall':
      return mayCompare(condition.op, condition.left, condition.right, shape);
    case 'FuncCall':
      return condition.name !== 'defined' || mayHave(condition.args[0], shape);
    default:
      return true;
  }
}

/** Whether a shape has the field that a path begins with. */
function mayHave(path: ExprNode | undefined, shape: Shape): boolean {
  if (path?.type !== 'AccessAttribute' || !isObjectShape(shape)) return true;
  return path.base ? mayHave(path.base, shape) : shape.field(path.name) !== undefined;
}

function mayCompare(op: string, left: ExprNode, right: ExprNode, shape: Shape): boolean {
  if (!isObjectShape(shape) || !isType(left)) return true;
  const type = literal(shape.field('_type'));
  const wanted = op === 'in' ? valuesOf(right) : right.type === 'Value' ? [right.value] : null;
  if (type === undefined || wanted === null) return true;
  if (op === '==' || op === 'in') return wanted.includes(type);
  return op !== '!=' || !wanted.includes(type);
}

const isType = (node: ExprNode): boolean =>
  node.type === 'AccessAttribute' && node.base === undefined && node.name === '_type';

function valuesOf(node: ExprNode): unknown[] | null {
  if (node.type === 'Value') return Array.isArray(node.value) ? node.value : null;
  if (node.type !== 'Array') return null;
  const values = node.elements.map(({ value }) => value);
  return values.every((value) => value.type === 'Value') ? values.map(({ value }) => value) : null;
}
