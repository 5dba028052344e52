import { messageOf } from '../../log/message-of.ts';
import type { DocumentReader, FoundDocuments, Selection } from '../../store/types.ts';

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
    idsWithPrefix: (prefix) => marked(() => reader.idsWithPrefix(prefix)),
    idsUnder: (keys) => markedAll(reader.idsUnder(keys)),
    all: () => markedAll(reader.all()),
    inOrder(request) {
      const pages = marked(() => reader.inOrder(request));
      return pages && markedAll(pages);
    },
    select(request, wish) {
      const selection = markedButTests(() => reader.select(request, wish));
      return selection === null || selection === 'to be made'
        ? selection
        : markedSelection(selection);
    },
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
  best: (...limits) => markedFound(marked(() => found.best(...limits))),
});

const markedSelection = (selection: Selection): Selection => ({
  size: selection.size,
  has: (id) => marked(() => selection.has(id)),
  documents: () => marked(() => selection.documents()),
  top: (list) => marked(() => selection.top(list)),
  places: (list, upTo) => marked(() => selection.places(list, upTo)),
  first: (...asked) => marked(() => selection.first(...asked)),
});

/** As `marked`, where documents are tested too: what a test throws is the query's own fault. */
function markedButTests<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof Error && 'errcode' in cause ? failureOf(cause) : cause;
  }
}

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
  if (cause instanceof StoreFailure) return cause;
  const reason = messageOf(cause);
  return new StoreFailure(`The lake's documents could not be read: ${reason}`, { cause });
}
