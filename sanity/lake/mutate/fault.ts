import type { DocumentChange } from '../store/types.ts';
import type { Identity } from '../wire/identity.ts';
import { type Fault, type Reason, Refused, refusal } from '../wire/refusal.ts';

/** Who writes, and what that lacks: asked about each document before it is written. */
export type Writer = {
  identity: Identity;
  /** The permission (`create`, `update`) a change would need and the writer has not, or null. */
  missingPermission(change: DocumentChange): string | null;
  /** Whether the writer may delete what a document was, with who wrote it. */
  mayErase(document: { _id: string; _type: string }): boolean;
};

/**
 * Thrown while a transaction is worked out, of one mutation or action: `referencingIDs` and the like stand
 * beside its type. At the edge of this room (`transaction.ts`) it becomes the refusal of all of it.
 */
const fault = (reason: Reason, what: Fault): Refused<Fault> => new Refused(refusal(reason, what));

/** The input is not what the operation takes: the client has to send something else. */
export const malformed = (description: string): Refused<Fault> =>
  fault('malformed', { type: 'validationError', description });

export const documentExists = (id: string): Refused<Fault> =>
  fault('conflict', {
    type: 'documentAlreadyExistsError',
    description: `Document by ID "${id}" already exists`,
    id,
  });

export const documentNotFound = (id: string): Refused<Fault> =>
  fault('conflict', {
    type: 'documentNotFoundError',
    description: `The document with the ID "${id}" was not found`,
    id,
  });

export const revisionMismatch = (id: string, current: string, expected: string): Refused<Fault> =>
  fault('conflict', {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID (${current}), expected "${expected}"`,
    currentRevisionID: current,
    expectedRevisionID: expected,
  });

export const referenceToNothing = (id: string, referenceID: string): Refused<Fault> =>
  fault('conflict', {
    type: 'documentReferenceDoesNotExistError',
    description: `Document "${id}" references non-existent document "${referenceID}"`,
    id,
    referenceID,
  });

export const stillReferenced = (id: string, referencingIDs: readonly string[]): Refused<Fault> =>
  fault('conflict', {
    type: 'documentHasExistingReferencesError',
    description: `Document "${id}" cannot be deleted as there are references to it from ${referencingIDs.map((from) => `"${from}"`).join(', ')}`,
    id,
    referencingIDs,
  });

/** Nobody may do this, whatever their role. */
export const forbidden = (id: string, description: string): Refused<Fault> =>
  fault('forbidden', { type: 'insufficientPermissionsError', description, documentId: id });

export const notAllowed = (permission: string, id: string): Refused<Fault> =>
  fault('forbidden', {
    type: 'insufficientPermissionsError',
    description: `Insufficient permissions; permission "${permission}" required for document "${id}"`,
    permission,
    documentId: id,
  });

/** The document, release or version is not in a state that allows the action. */
export const wrongState = (description: string): Refused<Fault> =>
  fault('conflict', { type: 'conflictError', description });

/** Thrown when documents changed after those that a transaction was worked out from. Nothing was written. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}
