import type { PrefixReader } from '../store/documents.ts';
import { readOverlaid } from '../store/overlay.ts';
import type { DocumentChange, StoredDocument } from '../store/types.ts';

/** A mutation in the wire's form, resolved: of one document, by its id. */
export type ResolvedMutation = Record<string, unknown>;

/**
 * The documents as a transaction sees them while it is worked out: what the store holds, with
 * what the transaction did so far laid over it. Nothing reaches the disk from here.
 */
export type WorkingSet = PrefixReader & {
  /** The document before the transaction. */
  original(id: string): StoredDocument | null;
  put(document: StoredDocument): void;
  remove(id: string): void;
  /** Records that a mutation touched a document, changed or not: listeners are told either way. */
  record(id: string, mutation: ResolvedMutation): void;
  changes(): DocumentChange[];
  mutations(): ResolvedMutation[];
};

type Entry = { before: StoredDocument | null; mutations: ResolvedMutation[] };

export function createWorkingSet(store: PrefixReader): WorkingSet {
  const entries = new Map<string, Entry>();
  const current = new Map<string, StoredDocument | null>();
  const log: ResolvedMutation[] = [];

  const entryOf = (id: string): Entry => {
    const known = entries.get(id);
    if (known) return known;
    const before = store.get(id);
    const made: Entry = { before, mutations: [] };
    entries.set(id, made);
    current.set(id, before);
    return made;
  };

  return {
    ...readOverlaid(store, current),
    original(id) {
      const entry = entries.get(id);
      return entry ? entry.before : store.get(id);
    },
    put(document) {
      entryOf(document._id);
      current.set(document._id, document);
    },
    remove(id) {
      entryOf(id);
      current.set(id, null);
    },
    record(id, mutation) {
      entryOf(id).mutations.push(mutation);
      log.push(mutation);
    },
    changes: () =>
      [...entries].flatMap(([id, { before, mutations }]): DocumentChange[] => {
        const after = current.get(id) ?? null;
        return before === null && after === null ? [] : [{ id, before, after, mutations }];
      }),
    mutations: () => log,
  };
}
