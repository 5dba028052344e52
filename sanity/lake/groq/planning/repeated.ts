import type { ExprNode } from 'groq-js';
import { isClosed, readsDataset } from './scopes.ts';
import { mapChildren } from './tree.ts';

/**
 * The lists of a query that are cut off and written more than once, such as
 * `{"n": count(*[…][0...500]), "some": *[…][0...500]{…}}`: of each the one that stands for all. Others
 * are left as they are: a whole list may be counted without being read.
 */
export function repeatedLists(tree: ExprNode): ReadonlyMap<ExprNode, ExprNode> {
  const shapes = new Map<string, number>();
  const lists = new Map<number, ExprNode[]>();

  /** A number for what a node says: the same for the same words. */
  const shapeOf = (node: ExprNode): number => {
    const outline = mapChildren(node, (child) => ({ type: 'Value', value: shapeOf(child) }));
    const text = JSON.stringify(outline);
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    if (node.type === 'Slice' && readsDataset(node)) {
      lists.set(shape, [...(lists.get(shape) ?? []), node]);
    }
    return shape;
  };

  shapeOf(tree);
  const repeated = new Map<ExprNode, ExprNode>();
  for (const [first, ...others] of lists.values()) {
    if (first === undefined || others.length === 0 || !isClosed(first)) continue;
    for (const node of [first, ...others]) repeated.set(node, first);
  }
  return repeated;
}
