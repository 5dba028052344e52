import type { Committer, TransactionPlan } from '../store/commits.ts';
import type { LakeDatabase } from '../store/database.ts';
import type { PrefixReader } from '../store/documents.ts';
import { lastRevision } from '../store/revisions.ts';
import { hasTransaction } from '../store/transactions.ts';
import type { DocumentChange } from '../store/types.ts';
import type { Outcome, Step } from './apply.ts';
import { type Fault, notAllowed, WriteFault, type WriteRefusal, type Writer } from './fault.ts';
import { checkReferences } from './integrity.ts';
import { createWorkingSet } from './working-set.ts';

/** What the write path works on; made once, when the lake opens. */
export type WriteContext = { db: LakeDatabase; documents: PrefixReader; commits: Committer };

export type TransactionRequest = {
  /** The kind of error a refusal is, from the endpoint. */
  errorType: 'mutationError' | 'actionError';
  transactionId?: string | undefined;
  dryRun?: boolean | undefined;
  generateKeys: boolean;
};

/** One part of a transaction (a mutation, an action): applies itself, or throws a WriteFault. */
export type Part = (step: Step) => readonly Outcome[];

export type TransactionResult = {
  ok: true;
  transactionId: string;
  changes: readonly DocumentChange[];
  outcomes: readonly Outcome[];
};

type Plan = TransactionPlan & TransactionResult;

/**
 * Applies all parts and commits them, or refuses them all: the first fault ends it, and then
 * nothing was written. Permissions and references are checked on the transaction's outcome.
 *
 * @throws what SQLite throws, on a full disk for one: the client may try again.
 */
export function runTransaction(
  { db, documents, commits }: WriteContext,
  writer: Writer,
  request: TransactionRequest,
  parts: readonly Part[],
): TransactionResult | WriteRefusal {
  const { errorType, generateKeys, ...commit } = request;
  return commits.commit<Plan, WriteRefusal>(
    { ...commit, author: writer.identity.id },
    (stamp): Plan | WriteRefusal => {
      if (hasTransaction(db, stamp.transactionId)) return transactionExists(stamp.transactionId);
      const working = createWorkingSet(documents);
      const step: Step = {
        working,
        stamp,
        generateKeys,
        lastRevision: (id) => lastRevision(db, documents, id),
        purge: new Set(),
      };
      const outcomes: Outcome[] = [];
      const lastToTouch = new Map<string, number>();
      for (const [index, part] of parts.entries()) {
        const refusal = refusing(errorType, index, () => {
          for (const outcome of part(step)) {
            outcomes.push(outcome);
            lastToTouch.set(outcome.id, index);
          }
        });
        if (refusal) return refusal;
      }
      const changes = working.changes();
      for (const change of changes) {
        const refusal = refusing(errorType, lastToTouch.get(change.id) ?? 0, () => {
          checkPermission(writer, change);
          checkReferences(working, change);
        });
        if (refusal) return refusal;
      }
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

function checkPermission(writer: Writer, change: DocumentChange): void {
  const permission = writer.missingPermission(change);
  if (permission !== null) throw notAllowed(permission, change.id);
}

/** Runs `work`; a fault becomes the refusal of the part at `index`. */
function refusing(
  type: TransactionRequest['errorType'],
  index: number,
  work: () => void,
): WriteRefusal | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error;
    return refuse(type, error.status, error.fault, index);
  }
}

/** A refusal in the wire's shape, of one mutation or action. */
export function refuse(
  type: TransactionRequest['errorType'],
  status: WriteRefusal['status'],
  fault: Fault,
  index: number,
): WriteRefusal {
  const what = type === 'mutationError' ? 'mutation(s)' : 'action(s)';
  const description = `The ${what} failed: ${fault.description}`;
  return { ok: false, status, error: { type, description, items: [{ index, error: fault }] } };
}

/** A request that cannot be read at all, so that no part of it is to blame. */
export function refuseRequest(
  type: TransactionRequest['errorType'],
  description: string,
): WriteRefusal {
  return { ok: false, status: 400, error: { type, description, items: [] } };
}

function transactionExists(id: string): WriteRefusal {
  const description = `Transaction by ID "${id}" already exists`;
  return { ok: false, status: 409, error: { type: 'transactionAlreadyExistsError', description } };
}
