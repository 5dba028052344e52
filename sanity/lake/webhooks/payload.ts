import { type ExprNode, parse } from 'groq-js';
import { z } from 'zod';
import { checkQuery } from '../groq/planning/limits.ts';
import type { ChangeReply, Outcome, Question } from '../groq/threads/messages.ts';
import { isDraftId, releaseOf } from '../store/document-ids.ts';
import type { DocumentChange } from '../store/types.ts';
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

/** What a webhook has to send for a change: text, nothing, or why that cannot be said. */
export type Payload =
  | { kind: 'text'; text: string }
  | { kind: 'nothing' }
  | { kind: 'fault'; reason: string }
  | { kind: 'stopped'; reason: string };

const reply: z.ZodType<ChangeReply> = z.object({ payload: z.unknown().optional() });

/**
 * What a webhook sends for a change: the projection of the document (of a deleted one, as it was), if
 * its filter lets the change through. Evaluated in a thread.
 *
 * @throws Error when it could not be evaluated just now.
 */
export async function payloadOf(
  { filter, projection }: Pick<Webhook, 'filter' | 'projection'>,
  { before, after }: DocumentChange,
  ask: (question: Question) => Promise<Outcome>,
): Promise<Payload> {
  if (filter === '' && projection === '') return textOf(after ?? before);
  const outcome = await ask({ kind: 'change', filter, projection, before, after });
  switch (outcome.kind) {
    case 'answer':
      return textOf(reply.parse(JSON.parse(outcome.json)).payload);
    case 'refusal':
      return { kind: 'fault', reason: `cannot be evaluated: ${outcome.refusal.error.description}` };
    case 'stopped':
      return { kind: 'stopped', reason: `was stopped ${outcome.why}, the limit for a query` };
    case 'too large':
      return { kind: 'fault', reason: `gives more than ${outcome.most} characters` };
    case 'busy':
    case 'in the making':
      throw new Error('There is too much to evaluate just now.');
    case 'failure':
      throw new Error(`A webhook's GROQ could not be evaluated: ${outcome.reason}`);
  }
}

const textOf = (payload: unknown): Payload =>
  payload === undefined ? { kind: 'nothing' } : { kind: 'text', text: JSON.stringify(payload) };

/** What is wrong with a filter or projection, in a sentence; null when nothing is. */
export function expressionFault(expression: string, kind: 'filter' | 'projection'): string | null {
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
