import type { StoredDocument } from './types.ts';

/** Parsed documents lately read, the least lately read dropped first. */
export type DocumentCache = {
  get(id: string): StoredDocument | undefined;
  set(id: string, document: StoredDocument, size: number): void;
  delete(id: string): void;
};

/** `capacity` is in characters of JSON, which a parsed document takes some three times over. */
export function createDocumentCache(capacity = 16_000_000): DocumentCache {
  const entries = new Map<string, { document: StoredDocument; size: number }>();
  let total = 0;

  const remove = (id: string) => {
    total -= entries.get(id)?.size ?? 0;
    entries.delete(id);
  };

  return {
    get(id) {
      const entry = entries.get(id);
      if (!entry) return undefined;
      // A Map keeps the order of insertion: moving to the end marks it as just used.
      entries.delete(id);
      entries.set(id, entry);
      return entry.document;
    },
    set(id, document, size) {
      remove(id);
      entries.set(id, { document, size });
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= capacity) break;
        remove(oldest);
      }
    },
    delete: remove,
  };
}
