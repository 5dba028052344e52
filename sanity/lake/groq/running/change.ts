import { type ExprNode, parse } from 'groq-js';
import { messageOf } from '../../log/message-of.ts';
import type { DocumentReader, StoredDocument } from '../../store/types.ts';
import type { Refusal } from '../../wire/refusal.ts';
import { evaluateLater } from '../planning/evaluate.ts';
import { planQuery } from '../planning/planner.ts';
import { notEvaluated, type QueryError } from '../planning/query-error.ts';
import { viewDocuments } from './document-view.ts';
import { startEvaluation } from './evaluation.ts';
import { markFailures, StoreFailure } from './store-failure.ts';

/** A document before and after a transaction; null: it was not there, or is gone. */
export type ChangedDocument = { before: StoredDocument | null; after: StoredDocument | null };

/** GROQ about a change, with `before()`, `after()` and `delta::…`. Empty: everything, the whole document. */
export type ChangeExpressions = { filter: string; projection: string };

/** What is to be told of a change; without `payload`, nothing. */
export type ChangeAnswer = { ok: true; payload?: unknown };

/**
 * What the projection makes of a changed document (of a deleted one, as it was), if the filter lets
 * the change through. References are followed to documents as they are now.
 *
 * @throws StoreFailure when the documents cannot be read: the expressions may be fine.
 */
export async function evaluateChange(
  { filter, projection }: ChangeExpressions,
  change: ChangedDocument,
  reader: DocumentReader,
): Promise<ChangeAnswer | Refusal<QueryError>> {
  const documents = markFailures(reader);
  let evaluated = filter;
  try {
    if (filter !== '' && (await evaluate(filter, change, documents)) !== true) return { ok: true };
    if (projection === '') return { ok: true, payload: change.after ?? change.before };
    evaluated = projection;
    return { ok: true, payload: await evaluate(projection, change, documents) };
  } catch (error) {
    if (error instanceof StoreFailure) throw error;
    return notEvaluated(evaluated, messageOf(error));
  }
}

/** Not at once, as queries are: groq-js compares what was with what is only this way. */
async function evaluate(
  expression: string,
  change: ChangedDocument,
  reader: DocumentReader,
): Promise<unknown> {
  const plan = planQuery(treeOf(expression));
  const view = viewDocuments(reader, { kind: 'raw', versions: true });
  const surroundings = { timestamp: new Date(), identity: '' };
  const { options } = startEvaluation(plan, view, reader, surroundings);
  const { before, after } = change;
  const root = after ?? before;
  // Not asked, but without a dataset no reference is followed.
  const given = { ...options, root, before, after, dataset: [] };
  return (await evaluateLater(plan.tree, given)).get();
}

const trees = new Map<string, ExprNode>();

function treeOf(expression: string): ExprNode {
  const known = trees.get(expression) ?? parse(`${expression}\n`, { mode: 'delta' });
  trees.set(expression, known);
  return known;
}
