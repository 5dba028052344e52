import type { StoredDocument } from '../../store/types.ts';
import type { ReadKey } from './sync-tags.ts';

/** Most keys an answer is tagged with: the site's cache takes 128 tags an entry and has its own. */
const MAX_KEYS = 100;

/** Collects the keys a query read, and gives them back few enough to be an answer's tags. */
export type AnswerKeys = {
  /** `coarser` are keys that any change dirties which dirties `key`. */
  add(key: ReadKey, coarser: readonly ReadKey[]): void;
  /** A single document, found or not. */
  addDocument(key: ReadKey, document: StoredDocument | null): void;
  /** At most a hundred: past that the largest families of keys give way to a coarser key. */
  list(): ReadKey[];
};

export function collectAnswerKeys(): AnswerKeys {
  const keys = new Map<ReadKey, readonly ReadKey[]>();
  const add = (key: ReadKey, coarser: readonly ReadKey[]) => {
    keys.set(key, coarser);
  };
  return {
    add,
    addDocument(key, document) {
      add(key, document === null ? ['everything'] : [`type:${document._type}`]);
    },
    list() {
      if (keys.has('everything')) return ['everything'];
      return coarsened(keys);
    },
  };
}

function coarsened(keys: ReadonlyMap<ReadKey, readonly ReadKey[]>): ReadKey[] {
  const families = new Map<string, { members: ReadKey[]; coarser: readonly ReadKey[] }>();
  for (const [key, coarser] of keys) {
    const name = coarser.join('\n');
    const family = families.get(name) ?? { members: [], coarser };
    family.members.push(key);
    families.set(name, family);
  }
  const list = new Set(keys.keys());
  const largestFirst = [...families.values()].sort((a, b) => b.members.length - a.members.length);
  for (const { members, coarser } of largestFirst) {
    if (list.size <= MAX_KEYS) break;
    for (const key of members) list.delete(key);
    for (const key of coarser) list.add(key);
  }
  return list.has('everything') ? ['everything'] : [...list];
}
