import type { Stamp } from '../store/commits.ts';
import type { StoredDocument } from '../store/types.ts';
import type { Writer } from './fault.ts';
import type { WorkingSet } from './working-set.ts';

/** What a mutation did to one document. */
export type MutationOutcome = { id: string; operation: 'create' | 'update' | 'delete' | 'none' };

/** A transaction being worked out: where its mutations apply, and what they are stamped with. */
export type Step = {
  /** Who writes: asked about every change. */
  writer: Writer;
  /** The release whose action this is; null for everything else, which may not write releases. */
  release: string | null;
  working: WorkingSet;
  stamp: Stamp;
  /** Types of documents that can always be taken back. */
  takenBack: ReadonlySet<string>;
  /** Whether objects in arrays get the `_key` they lack. */
  generateKeys: boolean;
  /** The document as it is, or as it was before it was deleted; null when that is not known. */
  lastRevision(id: string): StoredDocument | null;
  /** To be called now and then. @throws Refused (400) when the transaction takes too long. */
  checkTime(): void;
  /** Ids of documents whose history goes with them. */
  purge: Set<string>;
};
