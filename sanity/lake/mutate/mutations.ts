import type { QueryPool } from '../groq/threads/pool.ts';
import { randomId } from '../store/random-id.ts';
import type { StoredDocument } from '../store/types.ts';
import { type Refusal, refusal } from '../wire/refusal.ts';
import { applyMutation } from './apply.ts';
import { Overtaken, type Writer } from './fault.ts';
import { isByQuery, type MutationRequest, readMutations } from './mutation-request.ts';
import type { MutationById } from './mutation-shapes.ts';
import { resolveQueries } from './resolve-queries.ts';
import type { MutationOutcome } from './step.ts';
import { type Part, refuseKnown, runTransaction, type WriteContext } from './transaction.ts';
import type { WriteGate } from './write-gate.ts';

/** The answer's options, from the address. `visibility` is always `sync`: the answer is the commit. */
export type MutationOptions = {
  returnDocuments?: boolean | undefined;
  dryRun?: boolean | undefined;
  autoGenerateArrayKeys?: boolean | undefined;
};

export type MutationAnswer = {
  ok: true;
  body: {
    transactionId: string;
    results: (MutationOutcome & { document?: StoredDocument })[];
  };
};

/** What mutations by query need besides: somebody who answers queries, and who holds up writes. */
export type QueryWriteContext = WriteContext & { queries: QueryPool; gate: WriteGate };

/** Times a transaction by query is tried while others write. */
const UNHELD_ATTEMPTS = 2;
/** Milliseconds that others' writes wait for a transaction by query which they have overtaken so often. */
const MOST_HELD_MS = 3_000;

/**
 * `/data/mutate`: applies the mutations of a request body as one transaction. Those by query change
 * just what their query gives at the moment of the transaction: when something else was written
 * while it was answered, it is asked again, in the end with others' writes held up for a moment.
 *
 * @param body the JSON of the request: `{mutations, transactionId?}`.
 * @returns `body` to send with 200, or a refusal.
 * @throws what SQLite throws; nothing was written then.
 */
export async function applyMutations(
  context: QueryWriteContext,
  writer: Writer,
  body: unknown,
  options: MutationOptions = {},
): Promise<MutationAnswer | Refusal> {
  const read = readMutations(body);
  if (!read.ok) return read;
  const byId = withoutQueries(read.request);
  if (byId !== null) {
    await context.gate.pass();
    return commit(context, writer, byId, options);
  }
  let tookMs = 0;
  for (let n = 0; n < UNHELD_ATTEMPTS; n += 1) {
    const started = performance.now();
    const outcome = await attempt(context, writer, read.request, options);
    if (outcome !== 'overtaken') return outcome;
    tookMs = performance.now() - started;
  }
  if (tookMs > MOST_HELD_MS) return keptChanging;
  const { request } = read;
  const held = await context.gate.hold(() =>
    attempt(context, writer, request, options, MOST_HELD_MS),
  );
  return held === 'overtaken' ? keptChanging : held;
}

/**
 * The same at once, for mutations that name their documents.
 *
 * @throws Error for mutations by query, too.
 */
export function applyMutationsById(
  context: WriteContext,
  writer: Writer,
  body: unknown,
  options: MutationOptions = {},
): MutationAnswer | Refusal {
  const read = readMutations(body);
  if (!read.ok) return read;
  const byId = withoutQueries(read.request);
  if (byId === null) throw new Error('A query takes time to answer: call applyMutations.');
  return commit(context, writer, byId, options);
}

/** With `heldMs`, while others' writes wait: then a query that is stopped has only to be asked again. */
async function attempt(
  context: QueryWriteContext,
  writer: Writer,
  request: MutationRequest,
  options: MutationOptions,
  heldMs?: number,
): Promise<MutationAnswer | Refusal | 'overtaken'> {
  const { transactionId = randomId() } = request;
  const known = refuseKnown(context, transactionId);
  if (known) return known;
  const generateKeys = options.autoGenerateArrayKeys ?? false;
  const settings = { transactionId, generateKeys, withinMs: heldMs, asker: writer.identity.id };
  const isHeld = heldMs !== undefined;
  try {
    const resolved = await resolveQueries(context, writer, request, settings);
    if (!resolved.ok) return isHeld && resolved.status === 504 ? 'overtaken' : resolved;
    if (!isHeld) await context.gate.pass();
    return commit(context, writer, { ...resolved, transactionId }, options);
  } catch (fault) {
    if (fault instanceof Overtaken) return 'overtaken';
    throw fault;
  }
}

/** Not a 409: it may go better the next time, and clients give up what they wrote on one. */
const keptChanging = refusal(
  'not now',
  {
    type: 'mutationError',
    description:
      'Documents kept changing while it was found out which ones the query of a mutation selects. Nothing was written: try again, or select by less at once.',
  },
  { 'retry-after': '1' },
);

type ToCommit = {
  transactionId: string | undefined;
  mutations: readonly MutationById[];
  unchangedSince?: number;
};

/** The request, if all its mutations name their documents. */
function withoutQueries({ transactionId, mutations }: MutationRequest): ToCommit | null {
  const byId = mutations.flatMap((one) => (isByQuery(one) ? [] : [one]));
  return byId.length === mutations.length ? { transactionId, mutations: byId } : null;
}

function commit(
  context: WriteContext,
  writer: Writer,
  { transactionId, mutations, unchangedSince }: ToCommit,
  options: MutationOptions,
): MutationAnswer | Refusal {
  const result = runTransaction(
    context,
    writer,
    {
      errorType: 'mutationError',
      transactionId,
      dryRun: options.dryRun,
      generateKeys: options.autoGenerateArrayKeys ?? false,
      unchangedSince,
    },
    mutations.map(
      (mutation): Part =>
        (step) =>
          applyMutation(step, mutation),
    ),
  );
  if (!result.ok) return result;
  const documents = new Map(
    result.changes.flatMap(({ id, before, after }) => {
      const document = after ?? before;
      return document === null ? [] : [[id, document]];
    }),
  );
  const results = result.outcomes.map((outcome) => {
    const document = options.returnDocuments ? documents.get(outcome.id) : undefined;
    return document === undefined ? outcome : { ...outcome, document };
  });
  return { ok: true, body: { transactionId: result.transactionId, results } };
}
