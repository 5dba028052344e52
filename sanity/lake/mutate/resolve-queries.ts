import { z } from 'zod';
import { stopped } from '../groq/planning/query-error.ts';
import type { SelectionAnswer } from '../groq/threads/messages.ts';
import type { QueryPool } from '../groq/threads/pool.ts';
import { lastChange } from '../store/changes.ts';
import type { Refusal } from '../wire/refusal.ts';
import { applyMutation } from './apply.ts';
import { malformed, Overtaken, type Writer } from './fault.ts';
import { isByQuery, type MutationRequest } from './mutation-request.ts';
import type { MutationById, SelectionByQuery } from './mutation-shapes.ts';
import type { Step } from './step.ts';
import { failed, firstStep, refusalIn, type WriteContext } from './transaction.ts';

/** The most documents a query may delete or patch at once, as hosted. */
const MAX_SELECTED = 10_000;

const selectionAnswer: z.ZodType<SelectionAnswer> = z.object({
  ids: z.array(z.string()).nullable(),
  position: z.number(),
});

/** Mutations that name their documents, for as long as nothing is written after `unchangedSince`. */
export type Resolved = { ok: true; mutations: MutationById[]; unchangedSince: number };

export type ResolveOptions = {
  generateKeys: boolean;
  transactionId: string;
  /** Who writes. */
  asker: string;
  /** How long a query may take, where it is less than what queries may take. */
  withinMs?: number;
};

/**
 * Finds out which documents the mutations by query of a transaction are of: those that each query
 * gives after what stands before it in the transaction. The queries are answered in a thread; what
 * comes before them is tried out here, and not written.
 *
 * @throws Overtaken when something was written meanwhile, so that the answers do not fit together.
 * @throws Error when a query could not be answered just now.
 */
export async function resolveQueries(
  context: WriteContext & { queries: QueryPool },
  writer: Writer,
  { mutations }: Pick<MutationRequest, 'mutations'>,
  { generateKeys, transactionId, ...asking }: ResolveOptions,
): Promise<Resolved | Refusal> {
  const lastByQuery = mutations.findLastIndex(isByQuery);
  const stamp = { transactionId, timestamp: now() };
  const step = firstStep(context, { stamp, writer, generateKeys });
  const resolved: MutationById[] = [];
  let place: number | null = null;
  for (const [index, mutation] of mutations.entries()) {
    let known: MutationById;
    if (isByQuery(mutation)) {
      const found = await select(context.queries, mutation.selection, step, asking);
      if (!found.ok) return failed('mutationError', found, index);
      if (place !== null && found.position !== place) throw new Overtaken();
      place = found.position;
      known = mutation.of(found.ids);
    } else known = mutation;
    resolved.push(known);
    if (index >= lastByQuery) continue;
    place ??= lastChange(context.db);
    if (lastChange(context.db) !== place) throw new Overtaken();
    const refusal = tryOut(step, known, index);
    if (refusal) return refusal;
  }
  return { ok: true, mutations: resolved, unchangedSince: place ?? lastChange(context.db) };
}

const now = () => new Date().toISOString();

/** What is refused here would be refused when it is written. */
function tryOut(step: Step, mutation: MutationById, index: number): Refusal | null {
  try {
    applyMutation(step, mutation);
    return null;
  } catch (error) {
    return failed('mutationError', refusalIn(error), index);
  }
}

type Found = { ok: true; ids: string[]; position: number } | Refusal;

async function select(
  queries: QueryPool,
  { query, params }: SelectionByQuery,
  { working }: Step,
  { asker, withinMs }: Pick<ResolveOptions, 'asker' | 'withinMs'>,
): Promise<Found> {
  const changed = new Map(working.changes().map(({ id, after }) => [id, after]));
  const question = { kind: 'selection', query, params, changed } as const;
  const outcome = await queries.ask(question, { asker, withinMs, size: query.length });
  switch (outcome.kind) {
    case 'answer':
      return checked(selectionAnswer.parse(JSON.parse(outcome.json)));
    case 'refusal':
      return outcome.refusal;
    case 'stopped':
      return stopped(query, outcome.why);
    case 'too large':
      return wrong('The query of a mutation selects too much');
    case 'busy':
    case 'in the making':
      throw new Error('Too many queries are waiting to be answered.');
    case 'failure':
      throw new Error(`The query of a mutation could not be answered: ${outcome.reason}`);
  }
}

const wrong = (description: string): Found => malformed(description).refusal;

function checked({ ids, position }: SelectionAnswer): Found {
  if (ids === null) return wrong('The query of a mutation has to give documents');
  if (ids.length <= MAX_SELECTED) return { ok: true, ids, position };
  return wrong(
    `A query may select at most ${MAX_SELECTED} documents, this one selects ${ids.length}`,
  );
}
