import { publishedIdOf } from '../../store/document-ids.ts';
import { textOf } from '../../store/document-text.ts';
import { indexKeysOf } from '../../store/index-keys.ts';
import { compareSortValues, compareTied, sortValueOf } from '../../store/ordered-lists.ts';
import type { DocumentReader, FoundDocuments, StoredDocument } from '../../store/types.ts';
import { wordsOf } from '../../store/words.ts';

/** A document with the system's fields filled in. */
export function stored(document: {
  _id: string;
  _type: string;
  [field: string]: unknown;
}): StoredDocument {
  const at = '2026-01-01T00:00:00Z';
  return { _rev: 'r1', _createdAt: at, _updatedAt: at, ...document };
}

/** The documents of an array behind the store's interface, found by the store's own index keys. */
export function memoryReader(documents: readonly StoredDocument[]): DocumentReader {
  const byId = new Map(documents.map((document) => [document._id, document]));
  const filed = new Map<string, StoredDocument[]>();
  for (const document of documents) {
    for (const key of indexKeysOf(document)) {
      filed.set(key, [...(filed.get(key) ?? []), document]);
    }
  }
  const refersToHolder = (document: StoredDocument, word: string) =>
    documents.some(
      (other) =>
        holds(other, word) && filed.get(`ref:${publishedIdOf(other._id)}`)?.includes(document),
    );
  return {
    get: (id) => byId.get(id) ?? null,
    byKeys: (keys) => [...new Set(keys.flatMap((key) => filed.get(key) ?? []))],
    *batchesByKeys(keys) {
      for (const document of this.byKeys(keys)) yield [document];
    },
    withIdPrefix: (prefix) => documents.filter(({ _id }) => _id.startsWith(prefix)),
    idsWithPrefix: (prefix) =>
      documents.map(({ _id }) => _id).filter((id) => id.startsWith(prefix)),
    *idsUnder(keys) {
      const ids = this.byKeys(keys).map(({ _id }) => _id);
      // One at a time, so that whoever reads too few is found out.
      for (const id of ids.sort()) yield [id];
    },
    all: () => [...byId.values()].sort((a, b) => (a._id < b._id ? -1 : 1)),
    inOrder({ types, keys, field, descending, tied }) {
      const entries = [...new Set(keys.flatMap((key) => filed.get(key) ?? []))]
        .filter(({ _type }) => types.includes(_type))
        .map((document) => ({ id: document._id, sort: sortValueOf(document[field]) }))
        .filter(({ sort }) => tied === undefined || compareSortValues(sort, tied.sort) === 0)
        .sort((a, b) =>
          tied === undefined
            ? compareSortValues(a.sort, b.sort) * (descending ? -1 : 1)
            : compareTied(tied.ids)(a.id, b.id),
        );
      // One at a time, so that whoever reads too few is found out.
      return entries.map((entry) => [entry]);
    },
    select({ keys, includes, test }, wish) {
      if (wish !== 'surely') return null;
      const filedThere = [...new Set(keys.flatMap((key) => filed.get(key) ?? []))];
      const shown = filedThere.filter(({ _id }) => includes(_id));
      const passing = test(shown);
      const selected = shown.filter(({ _id }) => passing.has(_id));
      return {
        size: passing.size,
        has: (id) => selected.some(({ _id }) => _id === id),
        documents: () => selected,
        first: () => selected,
        places: () => null,
        top: () => null,
      };
    },
    find(wanted) {
      const { keys, texts } = wanted;
      const found = new Set(keys.flatMap((key) => filed.get(key) ?? []));
      for (const { all, follows } of texts) {
        for (const document of documents) {
          const passes = (word: string) =>
            holds(document, word) || (follows && refersToHolder(document, word));
          if (all.every(passes)) found.add(document);
        }
      }
      const given: FoundDocuments = {
        size: found.size,
        // As in a large lake, where it nearly always pays to follow an order.
        share: 1,
        has: (id) => [...found].some(({ _id }) => _id === id),
        batches: () => [...found].map((document) => [document]),
        best: () => given,
      };
      return given;
    },
    // As in a large lake, where each stands for a thousand.
    areMany: (keys, most) => keys.flatMap((key) => filed.get(key) ?? []).length * 1_000 > most,
    count: () => byId.size,
  };
}

function holds(document: StoredDocument, ftsQuery: string): boolean {
  const [, word, star] = /^"([^" ]+)"(\*?)$/.exec(ftsQuery) ?? [];
  if (word === undefined) throw new Error('more than a word needs the real store');
  const pattern = new RegExp(`^${word}${star ? '' : '$'}`, 'i');
  return textOf(document)
    .flatMap(wordsOf)
    .some((token) => pattern.test(token));
}
