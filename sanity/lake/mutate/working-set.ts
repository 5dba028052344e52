import type { PrefixReader } from '../store/documents.ts';
import { indexKeysOf } from '../store/index-keys.ts';
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

type Entry = {
  before: StoredDocument | null;
  now: StoredDocument | null;
  mutations: ResolvedMutation[];
};

export function createWorkingSet(store: PrefixReader): WorkingSet {
  const entries = new Map<string, Entry>();
  const log: ResolvedMutation[] = [];

  const entryOf = (id: string): Entry => {
    const known = entries.get(id);
    if (known) return known;
    const before = store.get(id);
    const made: Entry = { before, now: before, mutations: [] };
    entries.set(id, made);
    return made;
  };

  const present = () => [...entries.values()].flatMap(({ now }) => (now === null ? [] : [now]));

  return {
    ...overlay(store, entries, present),
    original(id) {
      const entry = entries.get(id);
      return entry ? entry.before : store.get(id);
    },
    put(document) {
      entryOf(document._id).now = document;
    },
    remove(id) {
      entryOf(id).now = null;
    },
    record(id, mutation) {
      entryOf(id).mutations.push(mutation);
      log.push(mutation);
    },
    changes: () =>
      [...entries]
        .filter(([, { before, now }]) => before !== null || now !== null)
        .map(([id, { before, now, mutations }]) => ({ id, before, after: now, mutations })),
    mutations: () => log,
  };
}

/** The reader's half: the store, less what was touched, plus what that has become. */
function overlay(
  store: PrefixReader,
  entries: ReadonlyMap<string, Entry>,
  present: () => StoredDocument[],
): PrefixReader {
  const untouched = (document: StoredDocument) => !entries.has(document._id);
  return {
    get(id) {
      const entry = entries.get(id);
      return entry ? entry.now : store.get(id);
    },
    byKeys(keys) {
      const wanted = new Set(keys);
      const filed = present().filter((one) => indexKeysOf(one).some((key) => wanted.has(key)));
      return [...store.byKeys(keys).filter(untouched), ...filed].sort(byId);
    },
    *batchesByKeys(keys) {
      yield this.byKeys(keys);
    },
    withIdPrefix: (prefix) =>
      [
        ...store.withIdPrefix(prefix).filter(untouched),
        ...present().filter(({ _id }) => _id.startsWith(prefix)),
      ].sort(byId),
    *all() {
      const waiting = present().sort(byId);
      for (const document of store.all()) {
        while (waiting[0] !== undefined && waiting[0]._id < document._id)
          yield* waiting.splice(0, 1);
        if (untouched(document)) yield document;
      }
      yield* waiting;
    },
    // What is not committed must not be kept.
    select: () => null,
    // What was touched may stand elsewhere by now: lists have to be read whole.
    inOrder: (request) => (entries.size === 0 ? store.inOrder(request) : null),
    // A superset, as every index: what the transaction touched may match or not.
    find(wanted) {
      const found = store.find(wanted);
      return (
        found && {
          share: found.share,
          size: found.size + present().length,
          has: (id) => entries.get(id)?.now != null || (!entries.has(id) && found.has(id)),
          *batches() {
            yield present();
            for (const batch of found.batches()) yield batch.filter(untouched);
          },
        }
      );
    },
    count: () =>
      [...entries.values()].reduce(
        (sum, { before, now }) => sum + Number(now !== null) - Number(before !== null),
        store.count(),
      ),
  };
}

const byId = (a: StoredDocument, b: StoredDocument) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0);
