import type { DocumentReader, FoundDocuments } from '../../store/types.ts';

/** The store could not be read: no fault of the query's, so never to be answered with a 4xx. */
export class StoreFailure extends Error {
  override name = 'StoreFailure';
}

/** The same reader, whose errors can be told from those of an evaluation: a `StoreFailure` each. */
export function markFailures(reader: DocumentReader): DocumentReader {
  return {
    get: (id) => marked(() => reader.get(id)),
    byKeys: (keys) => marked(() => reader.byKeys(keys)),
    batchesByKeys: (keys) => markedAll(reader.batchesByKeys(keys)),
    withIdPrefix: (prefix) => marked(() => reader.withIdPrefix(prefix)),
    all: () => markedAll(reader.all()),
    inOrder(request) {
      const pages = marked(() => reader.inOrder(request));
      return pages && markedAll(pages);
    },
    // What a test throws is the query's own fault.
    select: (request, wish) => reader.select(request, wish),
    find(wanted) {
      const found = marked(() => reader.find(wanted));
      return found && markedFound(found);
    },
    areMany: (keys, most) => marked(() => reader.areMany(keys, most)),
    count: () => marked(() => reader.count()),
  };
}

const markedFound = (found: FoundDocuments): FoundDocuments => ({
  ...found,
  has: (id) => marked(() => found.has(id)),
  batches: () => markedAll(found.batches()),
  best: (types, most) => markedFound(marked(() => found.best(types, most))),
});

function* markedAll<T>(things: Iterable<T>): Generator<T> {
  try {
    yield* things;
  } catch (cause) {
    throw failureOf(cause);
  }
}

function marked<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw failureOf(cause);
  }
}

function failureOf(cause: unknown): StoreFailure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StoreFailure(`The lake's documents could not be read: ${reason}`, { cause });
}
