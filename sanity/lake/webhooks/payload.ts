import { type ExprNode, evaluate, parse } from 'groq-js';
import { viewDocuments } from '../groq/document-view.ts';
import { startEvaluation } from '../groq/evaluation.ts';
import { checkQuery } from '../groq/limits.ts';
import { planQuery } from '../groq/planner.ts';
import { isDraftId, releaseOf } from '../store/document-ids.ts';
import type { DocumentChange, DocumentReader } from '../store/types.ts';
import type { Operation, Webhook } from './webhooks.ts';

/** What was done to a document, in the words of webhooks. */
export function operationOf({ before, after }: DocumentChange): Operation {
  if (before === null) return 'create';
  return after === null ? 'delete' : 'update';
}

/** Whether a change may be told by a webhook, before its filter is asked. */
export function concerns(webhook: Webhook, change: DocumentChange): boolean {
  if (change.before === null && change.after === null) return false;
  if (!webhook.operations.includes(operationOf(change))) return false;
  if (change.id.startsWith('_.')) return false;
  return webhook.drafts || !(isDraftId(change.id) || releaseOf(change.id) !== null);
}

/**
 * What a webhook sends for a change: the projection of the document (of a deleted one, as it was);
 * undefined when its filter does not let the change through. GROQ with `before()`, `after()` and
 * `delta::…`, references followed to documents as they are now.
 *
 * @throws Error when filter or projection cannot be evaluated.
 */
export async function payloadOf(
  webhook: Pick<Webhook, 'filter' | 'projection'>,
  change: DocumentChange,
  reader: DocumentReader,
): Promise<unknown> {
  const { filter, projection } = webhook;
  if (filter !== '' && (await evaluateChange(filter, change, reader)) !== true) return undefined;
  return projection === ''
    ? (change.after ?? change.before)
    : evaluateChange(projection, change, reader);
}

async function evaluateChange(expression: string, change: DocumentChange, reader: DocumentReader) {
  const plan = planQuery(treeOf(expression));
  const view = viewDocuments(reader, { kind: 'raw', versions: true });
  const surroundings = { timestamp: new Date(), identity: '' };
  const { options } = startEvaluation(plan, view, reader, surroundings);
  const { before, after } = change;
  const result = await evaluate(plan.tree, {
    ...options,
    root: after ?? before,
    before,
    after,
    // Not asked, but without a dataset no reference is followed.
    dataset: [],
  });
  return result.get();
}

const trees = new Map<string, ExprNode>();

function treeOf(expression: string): ExprNode {
  const known = trees.get(expression) ?? parse(`${expression}\n`, { mode: 'delta' });
  trees.set(expression, known);
  return known;
}

/** What is wrong with a filter or projection, in a sentence; null when nothing is. */
export function faultIn(expression: string, kind: 'filter' | 'projection'): string | null {
  const refusal = checkQuery(expression);
  if (refusal !== null) return refusal.error.description;
  try {
    const tree = parse(`${expression}\n`, { mode: 'delta' });
    if (kind === 'filter' && startsFromEverything(tree)) {
      return 'write the condition alone, such as _type == "article", without *[ ]';
    }
    if (kind === 'projection' && tree.type !== 'Object') {
      return 'a projection is an object, such as {_id, "slug": slug.current}';
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be read';
  }
}

function startsFromEverything(tree: ExprNode): boolean {
  if (tree.type === 'Everything') return true;
  return tree.type === 'Filter' || tree.type === 'Projection' || tree.type === 'Map'
    ? startsFromEverything(tree.base)
    : false;
}
