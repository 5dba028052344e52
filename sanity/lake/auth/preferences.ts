import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({ key: z.string(), value: z.string() });

/** A preference of a person's Studio; `value` is any JSON. */
export type Preference = { key: string; value: unknown };

/** What the Studio remembers for a person: sort orders, layouts, recent searches. */
export function createPreferences(db: DatabaseSync) {
  const one = db.prepare('SELECT key, value FROM preferences WHERE owner = ? AND key = ?');
  const every = db.prepare('SELECT key, value FROM preferences WHERE owner = ? ORDER BY key');
  const put = db.prepare(
    `INSERT INTO preferences (owner, key, value) VALUES (?, ?, ?)
     ON CONFLICT (owner, key) DO UPDATE SET value = excluded.value`,
  );
  const read = (rows: unknown): Preference[] =>
    z
      .array(row)
      .parse(rows)
      .map(({ key, value }) => ({ key, value: JSON.parse(value) }));

  return {
    all: (owner: string): Preference[] => read(every.all(owner)),
    /** The named preferences that are set, in the order asked for. */
    some: (owner: string, keys: readonly string[]): Preference[] =>
      read(keys.map((key) => one.get(owner, key)).filter((found) => found !== undefined)),
    set(owner: string, preferences: readonly Preference[]): void {
      for (const { key, value } of preferences) put.run(owner, key, JSON.stringify(value ?? null));
    },
  };
}
