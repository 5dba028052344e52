import type { StoredDocument } from '../store/types.ts';
import { admit, admitRemoval } from './admission.ts';
import { withArrayKeys } from './content.ts';
import { documentExists, documentNotFound, notAllowed, revisionMismatch } from './fault.ts';
import type { MutationById, PatchOperations } from './mutation-shapes.ts';
import { applyPatch } from './patch.ts';
import type { MutationOutcome, Step } from './step.ts';
import type { WorkingSet } from './working-set.ts';

/** A document as a client sends it, before the lake has put its own fields in. */
type Attributes = { _id: string; _type: string; [field: string]: unknown };

/**
 * Applies one mutation to the working set: an outcome for each document it was for.
 *
 * @throws Refused when it cannot be applied; the transaction is then given up as a whole.
 */
export function applyMutation(step: Step, mutation: MutationById): MutationOutcome[] {
  if ('create' in mutation) return [create(step, mutation.create)];
  if ('createOrReplace' in mutation) return [createOrReplace(step, mutation.createOrReplace)];
  if ('createIfNotExists' in mutation) return [createIfNotExists(step, mutation.createIfNotExists)];
  if ('delete' in mutation) return mutation.delete.ids.map((id) => remove(step, id));
  const { ids, operations } = mutation.patch;
  return ids.map((id) => patch(step, id, operations));
}

export function create(step: Step, attributes: Attributes): MutationOutcome {
  if (step.working.get(attributes._id) !== null) throw documentExists(attributes._id);
  store(step, 'create', newDocument(step, attributes));
  return { id: attributes._id, operation: 'create' };
}

export function createIfNotExists(step: Step, attributes: Attributes): MutationOutcome {
  const existing = step.working.get(attributes._id);
  if (existing === null) {
    store(step, 'createIfNotExists', newDocument(step, attributes));
    return { id: attributes._id, operation: 'create' };
  }
  return { id: attributes._id, operation: 'none' };
}

export function createOrReplace(step: Step, attributes: Attributes): MutationOutcome {
  const existing = step.working.get(attributes._id);
  const document = newDocument(step, attributes);
  if (existing === null) {
    store(step, 'createOrReplace', document);
    return { id: attributes._id, operation: 'create' };
  }
  const { _createdAt } = existing;
  store(step, 'createOrReplace', { ...document, _createdAt, _updatedAt: step.stamp.timestamp });
  return { id: attributes._id, operation: 'update' };
}

/** Deleting what is not there is fine. */
export function remove(step: Step, id: string): MutationOutcome {
  const { working } = step;
  const document = working.get(id);
  if (document === null) return { id, operation: 'none' };
  admitRemoval(step, document);
  working.remove(id);
  working.record(id, { delete: { id } });
  return { id, operation: 'delete' };
}

/** Deletes what a document was as well, together with the document. */
export function erase(step: Step, id: string): MutationOutcome {
  const document = step.working.original(id) ?? step.working.get(id);
  if (document !== null && !step.writer.mayErase(document)) throw notAllowed('editHistory', id);
  step.purge.add(id);
  return remove(step, id);
}

export function patch(step: Step, id: string, operations: PatchOperations): MutationOutcome {
  const { working, stamp } = step;
  const document = working.get(id);
  if (document === null) throw documentNotFound(id);
  const { ifRevisionID } = operations;
  if (ifRevisionID !== undefined) checkRevision(working, id, ifRevisionID);
  const resolved = step.generateKeys ? withKeysInValues(operations) : operations;
  const patched = applyPatch(document, resolved, step.checkTime);
  const stamped = { ...patched, _rev: stamp.transactionId, _updatedAt: stamp.timestamp };
  working.put(admit(step, document, stamped));
  working.record(id, { patch: { id, ...resolved } });
  return { id, operation: 'update' };
}

/**
 * A transaction is one moment: the revision asked for is the one before it.
 *
 * @throws Refused (409) when the document is another revision, or none.
 */
export function checkRevision(working: WorkingSet, id: string, expected: string): void {
  const current = (working.original(id) ?? working.get(id))?._rev;
  if (current === undefined) throw documentNotFound(id);
  if (current !== expected) throw revisionMismatch(id, current, expected);
}

/**
 * `_createdAt` and `_updatedAt` may be given, so that an export is restored with its times. They are
 * in the past: what ends an hour after it was changed would else never end.
 */
function newDocument({ stamp, generateKeys }: Step, attributes: Attributes): StoredDocument {
  const content = generateKeys ? keyedFields(attributes) : attributes;
  const now = Date.parse(stamp.timestamp);
  const time = (given: unknown) =>
    typeof given === 'string' && Date.parse(given) <= now ? given : stamp.timestamp;
  return {
    ...content,
    _id: attributes._id,
    _type: attributes._type,
    _createdAt: time(attributes._createdAt),
    _updatedAt: time(attributes._updatedAt),
    _rev: stamp.transactionId,
  };
}

function store(
  step: Step,
  operation: 'create' | 'createOrReplace' | 'createIfNotExists',
  document: StoredDocument,
): void {
  const { working } = step;
  const admitted = admit(step, working.get(document._id), document);
  working.put(admitted);
  working.record(admitted._id, { [operation]: admitted });
}

const keyedFields = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withArrayKeys(value)]));

function withKeysInValues(operations: PatchOperations): PatchOperations {
  const { set, setIfMissing, insert, ...rest } = operations;
  return {
    ...rest,
    ...(set && { set: keyedFields(set) }),
    ...(setIfMissing && { setIfMissing: keyedFields(setIfMissing) }),
    ...(insert && { insert: { ...insert, ...keyedFields({ items: insert.items }) } }),
  };
}
