import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({ key: z.string(), value: z.string() });

/** Characters kept for one person, keys included: the Studio's are some thousand. */
const mostKept = 1_000_000;

const sizeRow = z.object({ size: z.number() });

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
  /** Of those that are not about to be replaced. */
  const size = db.prepare(
    `SELECT coalesce(sum(length(key) + length(value)), 0) AS size FROM preferences
     WHERE key NOT IN (SELECT value FROM json_each(?)) AND owner = ?`,
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
    /** False: it would be more than is kept for one person, and nothing was written. */
    set(owner: string, preferences: readonly Preference[]): boolean {
      const next = new Map(
        preferences.map(({ key, value }) => [key, JSON.stringify(value ?? null)]),
      );
      const kept = sizeRow.parse(size.get(JSON.stringify([...next.keys()]), owner)).size;
      const added = [...next].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
      if (kept + added > mostKept) return false;
      for (const [key, value] of next) put.run(owner, key, value);
      return true;
    },
  };
}
