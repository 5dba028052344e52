import { indexKeysOf } from './index-keys.ts';
import type { DocumentReader, StoredDocument } from './types.ts';

/** Documents that stand in for the store's, by id; null: there is none of that id (any more). */
export type Overlay = ReadonlyMap<string, StoredDocument | null>;

/** A store's documents, less those an overlay names, plus what it has instead. It may grow meanwhile. */
export function readOverlaid(store: DocumentReader, overlay: Overlay): DocumentReader {
  const untouched = (document: StoredDocument) => !overlay.has(document._id);
  const present = () => [...overlay.values()].filter((document) => document !== null);
  return {
    get: (id) => overlay.get(id) ?? (overlay.has(id) ? null : store.get(id)),
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
    idsWithPrefix(prefix) {
      return this.withIdPrefix(prefix).map(({ _id }) => _id);
    },
    *idsUnder(keys) {
      yield this.byKeys(keys).map(({ _id }) => _id);
    },
    *all() {
      const waiting = present().sort(byId);
      let next = 0;
      for (const document of store.all()) {
        for (let one = waiting[next]; one && one._id < document._id; one = waiting[next]) {
          yield one;
          next += 1;
        }
        if (untouched(document)) yield document;
      }
      yield* waiting.slice(next);
    },
    // What is not committed must not be kept.
    select: () => null,
    // What was touched may stand elsewhere by now: lists have to be read whole.
    inOrder: (request) => (overlay.size === 0 ? store.inOrder(request) : null),
    // A superset, as every index: what was touched may match or not.
    find(wanted) {
      const found = store.find(wanted);
      return (
        found && {
          share: found.share,
          size: found.size + present().length,
          has: (id) => (overlay.has(id) ? overlay.get(id) !== null : found.has(id)),
          // What is not committed is no reader's.
          best: () => this.find(wanted) ?? found,
          *batches() {
            yield present();
            for (const batch of found.batches()) yield batch.filter(untouched);
          },
        }
      );
    },
    areMany: (keys, most) => store.areMany(keys, most - overlay.size),
    count: () =>
      [...overlay].reduce(
        (sum, [id, now]) => sum + Number(now !== null) - Number(store.get(id) !== null),
        store.count(),
      ),
  };
}

const byId = (a: StoredDocument, b: StoredDocument) => (a._id < b._id ? -1 : a._id > b._id ? 1 : 0);
