import type { LakeDatabase } from './database.ts';
import { text } from './rows.ts';

export type KeyValue = { key: string; value: unknown };

/** What the Studio remembers for each user: recent searches, table columns, and the like. */
export type KeyValueStore = {
  /** The values under the given keys, in their order; keys that are not there are left out. */
  get(userId: string, keys: readonly string[]): KeyValue[];
  all(userId: string): KeyValue[];
  set(userId: string, pairs: readonly KeyValue[]): void;
};

export function createKeyValueStore(db: LakeDatabase): KeyValueStore {
  const all = (userId: string): KeyValue[] =>
    db
      .prepare('SELECT key, value FROM key_values WHERE user_id = ? ORDER BY key')
      .all(userId)
      .map((row) => ({ key: text(row, 'key'), value: JSON.parse(text(row, 'value')) }));
  return {
    all,
    get(userId, keys) {
      const known = new Map(all(userId).map((pair) => [pair.key, pair]));
      return keys.flatMap((key) => known.get(key) ?? []);
    },
    set(userId, pairs) {
      db.transaction(() => {
        const write = db.prepare(
          'INSERT OR REPLACE INTO key_values (user_id, key, value) VALUES (?, ?, ?)',
        );
        for (const { key, value } of pairs) write.run(userId, key, JSON.stringify(value ?? null));
      });
    },
  };
}
