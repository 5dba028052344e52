import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const row = z.object({ name: z.string() });

/** The names of users and tokens that were removed: the history still has to say who wrote what. */
export function createFormer(db: DatabaseSync) {
  const find = db.prepare('SELECT name FROM former WHERE id = ?');
  return {
    nameOf: (id: string): string | null => row.nullable().parse(find.get(id) ?? null)?.name ?? null,
  };
}
