import type { DocumentChange } from '../store/types.ts';
import type { Identity } from '../wire/identity.ts';

/** What is wrong with one mutation or action: `referencingIDs` and the like stand beside these two. */
export type Fault = { type: string; description: string; [detail: string]: unknown };

/** The value of `error` in an answer; `items` says which mutations or actions are at fault. */
export type WriteError = Fault & { items?: readonly { index: number; error: Fault }[] };

/** A refusal, to be sent as `{error}` with `status`. Nothing was written. */
export type WriteRefusal = { ok: false; status: 400 | 403 | 409; error: WriteError };

/** What was not done and may be done another time, to be sent likewise. Nothing was written. */
export type WriteFailure = { ok: false; status: 503 | 504; error: WriteError };

/** Who writes, and what that lacks: asked about each document before it is written. */
export type Writer = {
  identity: Identity;
  /** The permission (`create`, `update`) a change would need and the writer has not, or null. */
  missingPermission(change: DocumentChange): string | null;
  /** Whether the writer may delete what a document was, with who wrote it. */
  mayErase(document: { _id: string; _type: string }): boolean;
};

/**
 * Thrown while a transaction is worked out, and turned into a refusal at the edge of this room
 * (`transaction.ts`), which knows the mutation it came from.
 */
export class WriteFault extends Error {
  override name = 'WriteFault';
  readonly status: WriteRefusal['status'];
  readonly fault: Fault;

  constructor(status: WriteRefusal['status'], fault: Fault) {
    super(fault.description);
    this.status = status;
    this.fault = fault;
  }
}

/** The input is not what the operation takes: the client has to send something else. */
export const malformed = (description: string): WriteFault =>
  new WriteFault(400, { type: 'validationError', description });

export const documentExists = (id: string): WriteFault =>
  new WriteFault(409, {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  });

export const documentNotFound = (id: string): WriteFault =>
  new WriteFault(409, {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  });

export const revisionMismatch = (id: string, current: string, expected: string): WriteFault =>
  new WriteFault(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID (${current}), expected "${expected}"`,
    currentRevisionID: current,
    expectedRevisionID: expected,
  });

export const referenceToNothing = (id: string, referenceID: string): WriteFault =>
  new WriteFault(409, {
    type: 'documentReferenceDoesNotExistError',
    description: `Document "${id}" references non-existent document "${referenceID}"`,
    id,
    referenceID,
  });

export const stillReferenced = (id: string, referencingIDs: readonly string[]): WriteFault =>
  new WriteFault(409, {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be deleted as there are references to it from ${referencingIDs.map((from) => `"${from}"`).join(', ')}`,
    id,
    referencingIDs,
  });

/** Nobody may do this, whatever their role. */
export const forbidden = (id: string, description: string): WriteFault =>
  new WriteFault(403, { type: 'insufficientPermissionsError', description, documentId: id });

export const notAllowed = (permission: string, id: string): WriteFault =>
  new WriteFault(403, {
    type: 'insufficientPermissionsError',
    description: `Insufficient permissions; permission "${permission}" required for document "${id}"`,
    permission,
    documentId: id,
  });

/** The document, release or version is not in a state that allows the action. */
export const wrongState = (description: string): WriteFault =>
  new WriteFault(409, { type: 'conflictError', description });

/** Thrown when documents changed after those that a transaction was worked out from. Nothing was written. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}
