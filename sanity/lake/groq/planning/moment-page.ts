import type { ExprNode, FilterNode, SliceNode } from 'groq-js';
import { dateTimeArgument, isField } from './document-path.ts';

/**
 * A page of a list by the moments of a field, among the first `within` by its text. Which documents are
 * on it the lists of the field say, without the documents before it.
 */
export type MomentPage = { field: string; within: number; from: number; to: number };

/** For `*[…] | order(at desc, _id)[0...60] | order(dateTime(at) desc, _id)[40...60]`; null for anything else. */
export function findMomentPage(node: ExprNode): { filter: FilterNode; page: MomentPage } | null {
  const page = sliceOf(node);
  const byMoment = page && orderedBy(page.base);
  const within = byMoment && sliceOf(byMoment.base);
  const byText = within && orderedBy(within.base);
  if (page === null || byMoment === null || within?.left !== 0) return null;
  if (byText?.base.type !== 'Filter') return null;
  const field = fieldOf(byText.key);
  const moment = dateTimeArgument(byMoment.key);
  if (field === null || moment === null || fieldOf(moment) !== field) return null;
  const { left: from, right: to } = page;
  return { filter: byText.base, page: { field, within: within.right, from, to } };
}

function sliceOf(node: ExprNode): SliceNode | null {
  if (node.type !== 'Slice' || node.isInclusive) return null;
  return node.left >= 0 && node.right >= 0 ? node : null;
}

/** What is ordered by a key, the last first, and those that are equal by their ids. */
function orderedBy(node: ExprNode): { base: ExprNode; key: ExprNode } | null {
  if (node.type !== 'PipeFuncCall' || node.name !== 'order') return null;
  const [first, second, ...rest] = node.args;
  if (first?.type !== 'Desc' || second === undefined || rest.length > 0) return null;
  const then = second.type === 'Asc' ? second.base : second;
  return isField(then, '_id') ? { base: node.base, key: first.base } : null;
}

const fieldOf = (node: ExprNode): string | null =>
  node.type === 'AccessAttribute' && isField(node, node.name) ? node.name : null;
