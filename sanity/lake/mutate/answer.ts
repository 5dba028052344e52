import type { Committer } from '../store/commits.ts';
import type { LakeDatabase } from '../store/database.ts';
import type { DocumentChange, DocumentReader, Identity } from '../store/types.ts';

/** What the write path works with; made once, when the lake opens. */
export type WriteContext = {
  db: LakeDatabase;
  documents: DocumentReader;
  commits: Committer;
  selectIds: SelectIds;
};

/**
 * Runs the query of a `delete` or `patch` over `reader`, perspective raw: the ids of the
 * documents it gives, or the wire's error when it cannot be parsed.
 */
export type SelectIds = (
  query: string,
  params: Record<string, unknown>,
  reader: DocumentReader,
) => { ok: true; ids: string[] } | { ok: false; error: WireError };

export type Permission = 'create' | 'update' | 'delete';

/** Who writes. `may` is asked about each document of the transaction, before it is written. */
export type Writer = {
  identity: Identity;
  may(permission: Permission, change: DocumentChange): boolean;
};

/** One fault, of one mutation or action: `referencingIDs` and the like stand beside these two. */
export type WireFault = { type: string; description: string; [detail: string]: unknown };

/** The value of `error` in an answer; `items` says which mutation or action is at fault. */
export type WireError = WireFault & { items?: readonly { index: number; error: WireFault }[] };

/** A refusal to be sent as `{error}` with `status`. Nothing was written. */
export type Refusal = { ok: false; status: 400 | 403 | 404 | 409; error: WireError };
