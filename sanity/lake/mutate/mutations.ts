import { z } from 'zod';
import type { StoredDocument } from '../store/types.ts';
import { applyMutation, type Outcome } from './apply.ts';
import { checkContent } from './content.ts';
import { WriteFault, type WriteRefusal, type Writer } from './fault.ts';
import {
  type Part,
  refuse,
  refuseRequest,
  runTransaction,
  type WriteContext,
} from './transaction.ts';
import { describeIssue, mutation, transactionId } from './wire.ts';

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
    results: (Outcome & { document?: StoredDocument })[];
  };
};

const request = z.looseObject({
  mutations: z.array(z.unknown(), { error: 'a list of mutations is needed' }),
  transactionId: transactionId.optional(),
});

/**
 * `/data/mutate`: applies the mutations of a request body as one transaction.
 *
 * @param body the JSON of the request: `{mutations, transactionId?}`.
 * @returns `body` to send with 200, or a refusal to send as `{error}` with its status.
 * @throws what SQLite throws; nothing was written then.
 */
export function applyMutations(
  context: WriteContext,
  writer: Writer,
  body: unknown,
  options: MutationOptions = {},
): MutationAnswer | WriteRefusal {
  const parsed = request.safeParse(body);
  if (!parsed.success) return refuseRequest('mutationError', describeIssue(parsed.error));
  const parts: Part[] = [];
  for (const [index, value] of parsed.data.mutations.entries()) {
    const part = readMutation(value, index);
    if (typeof part !== 'function') return part;
    parts.push(part);
  }
  const result = runTransaction(
    context,
    writer,
    {
      errorType: 'mutationError',
      transactionId: parsed.data.transactionId,
      dryRun: options.dryRun,
      generateKeys: options.autoGenerateArrayKeys ?? false,
    },
    parts,
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

function readMutation(value: unknown, index: number): Part | WriteRefusal {
  try {
    checkContent(value);
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error;
    return refuse('mutationError', error.status, error.fault, index);
  }
  const parsed = mutation.safeParse(value, { reportInput: true });
  if (parsed.success) return (step) => applyMutation(step, parsed.data);
  const fault = { type: 'validationError', description: describeIssue(parsed.error) };
  return refuse('mutationError', 400, fault, index);
}
