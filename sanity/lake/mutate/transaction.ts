import { lastChange } from '../store/changes.ts';
import type { Committer, TransactionPlan } from '../store/commits.ts';
import type { LakeDatabase } from '../store/database.ts';
import { documentJson } from '../store/document-json.ts';
import type { PrefixReader } from '../store/documents.ts';
import { lastRevision } from '../store/revisions.ts';
import { hasTransaction } from '../store/transactions.ts';
import type { DocumentChange } from '../store/types.ts';
import { type Refusal, Refused, refusal } from '../wire/refusal.ts';
import { checkContent, MAX_DOCUMENT } from './content.ts';
import { malformed, Overtaken, type Writer } from './fault.ts';
import { checkReferences } from './integrity.ts';
import { letGo } from './let-go.ts';
import type { MutationOutcome, Step } from './step.ts';
import { createWorkingSet } from './working-set.ts';

/** What the write path works on; made once, when the lake opens. */
export type WriteContext = {
  db: LakeDatabase;
  documents: PrefixReader;
  commits: Committer;
  /** Types of documents that can always be taken back, see `let-go.ts`. */
  takenBack: ReadonlySet<string>;
};

/** The kind of error a refusal is, from the endpoint. */
type ErrorType = 'mutationError' | 'actionError';

export type TransactionRequest = {
  errorType: ErrorType;
  transactionId?: string | undefined;
  dryRun?: boolean | undefined;
  generateKeys: boolean;
  /** The place among changes (`store/changes.ts`) after which nothing may have been written. */
  unchangedSince?: number | undefined;
};

/** One part of a transaction (a mutation, an action): applies itself, or throws what is `Refused`. */
export type Part = (step: Step) => readonly MutationOutcome[];

export type TransactionResult = {
  ok: true;
  transactionId: string;
  changes: readonly DocumentChange[];
  outcomes: readonly MutationOutcome[];
};

type Plan = TransactionPlan & TransactionResult;

/**
 * Applies all parts and commits them, or refuses them all: the first fault ends it, and then
 * nothing was written. References are checked on the transaction's outcome.
 *
 * @throws Overtaken when something was written since `unchangedSince`.
 * @throws what SQLite throws, on a full disk for one: the client may try again.
 */
export function runTransaction(
  context: WriteContext,
  writer: Writer,
  request: TransactionRequest,
  parts: readonly Part[],
): TransactionResult | Refusal {
  const { errorType, generateKeys, unchangedSince, ...commit } = request;
  return context.commits.commit<Plan, Refusal>(
    { ...commit, author: writer.identity.id },
    (stamp): Plan | Refusal => {
      const known = refuseKnown(context, stamp.transactionId);
      if (known) return known;
      if (unchangedSince !== undefined && lastChange(context.db) !== unchangedSince) {
        throw new Overtaken();
      }
      const step = firstStep(context, { stamp, writer, generateKeys });
      const { working } = step;
      const outcomes: MutationOutcome[] = [];
      const lastToTouch = new Map<string, number>();
      for (const [index, part] of parts.entries()) {
        const refused = refusing(errorType, index, () => {
          step.checkTime();
          for (const outcome of part(step)) {
            outcomes.push(outcome);
            lastToTouch.set(outcome.id, index);
          }
        });
        if (refused) return refused;
      }
      const checkEach = (check: (change: DocumentChange) => void): Refusal | null => {
        for (const change of working.changes()) {
          const refused = refusing(errorType, lastToTouch.get(change.id) ?? 0, () => {
            step.checkTime();
            check(change);
          });
          if (refused) return refused;
        }
        return null;
      };
      // What the lake itself puts in afterwards is nobody's fault, and may make a document too large.
      const refused =
        checkEach(checkOutcome) ??
        refusing(errorType, 0, () => letGo(step, context.takenBack)) ??
        checkEach((change) => checkReferences(working, change));
      if (refused) return refused;
      const changes = working.changes();
      return {
        ok: true,
        transactionId: stamp.transactionId,
        changes,
        outcomes,
        mutations: working.mutations(),
        purge: step.purge,
      };
    },
  );
}

/** The beginning of a transaction: nothing is done yet. */
export function firstStep(
  { db, documents, takenBack }: WriteContext,
  beginning: Pick<Step, 'stamp' | 'writer' | 'generateKeys'>,
): Step {
  return {
    ...beginning,
    release: null,
    takenBack,
    working: createWorkingSet(documents),
    checkTime: createTimeCheck(),
    lastRevision: (id) => lastRevision(db, documents, id),
    purge: new Set(),
  };
}

/** Milliseconds a transaction may be worked out for: meanwhile nobody else is answered. */
const MOST_MS = 5_000;

function createTimeCheck(): () => void {
  const end = performance.now() + MOST_MS;
  return () => {
    if (performance.now() < end) return;
    throw malformed('It takes too long to work out all of it at once: send it in parts');
  };
}

/** @throws Refused (400) when a document became something that cannot be kept. */
function checkOutcome({ id, before, after }: DocumentChange): void {
  if (after === null || after === before) return;
  checkContent(after);
  const size = documentJson(after).length;
  if (size <= MAX_DOCUMENT || (before !== null && size <= JSON.stringify(before).length)) return;
  throw malformed(
    `Document "${id}" would be ${size} characters long, the limit is ${MAX_DOCUMENT}`,
  );
}

/** Runs `work`; a fault becomes the refusal of the part at `index`. */
function refusing(type: ErrorType, index: number, work: () => void): Refusal | null {
  try {
    work();
    return null;
  } catch (error) {
    return failed(type, refusalIn(error), index);
  }
}

/** What a mutation or action was refused for. @throws whatever else was thrown. */
export function refusalIn(thrown: unknown): Refusal {
  if (!(thrown instanceof Refused)) throw thrown;
  const { error } = thrown.refusal;
  if (!('type' in error)) throw thrown;
  return { ...thrown.refusal, error };
}

/** The refusal of all for that of one mutation or action, in the wire's shape. */
export function failed(type: ErrorType, { status, error }: Refusal, index: number): Refusal {
  const what = type === 'mutationError' ? 'mutation(s)' : 'action(s)';
  const description = `The ${what} failed: ${error.description}`;
  return { ok: false, status, error: { type, description, items: [{ index, error }] } };
}

/** A request that cannot be read at all, so that no part of it is to blame. */
export const unreadableRequest = (type: ErrorType, description: string): Refusal =>
  refusal('malformed', { type, description, items: [] });

/** The refusal of a transaction's id that the log has; null when it has none of that id. */
export function refuseKnown({ db }: WriteContext, id: string): Refusal | null {
  if (!hasTransaction(db, id)) return null;
  const description = `Transaction by ID "${id}" already exists`;
  return refusal('conflict', { type: 'transactionAlreadyExistsError', description });
}
