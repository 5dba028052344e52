import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Identity, Role } from '../store/types.ts';
import { roleSchema } from './roles.ts';
import { hashSecret, randomId, randomSecret } from './secrets.ts';

/** A token as it is listed; its value is shown once, when it is made. */
export type TokenDescription = { id: string; label: string; role: Role; createdAt: string };

const tokenRow = z
  .object({ id: z.string(), label: z.string(), role: roleSchema, created_at: z.string() })
  .transform(({ created_at, ...token }): TokenDescription => ({ ...token, createdAt: created_at }));

export type Tokens = ReturnType<typeof createTokens>;

/** Tokens for programs, each with a role, kept in the lake's database (hashed). */
export function createTokens(db: DatabaseSync, now: () => Date = () => new Date()) {
  const columns = 'id, label, role, created_at';
  const insert = db.prepare(
    'INSERT INTO tokens (id, token_hash, label, role, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare(`SELECT ${columns} FROM tokens WHERE token_hash = ?`);
  const list = db.prepare(`SELECT ${columns} FROM tokens ORDER BY created_at, id`);
  const byId = db.prepare(`SELECT ${columns} FROM tokens WHERE id = ?`);
  const keepName = db.prepare(
    'INSERT OR REPLACE INTO former SELECT id, label FROM tokens WHERE id = ?',
  );
  const revoke = db.prepare('DELETE FROM tokens WHERE id = ?');

  /** Keeps a token whose value is given, such as the one in `secrets.json`. */
  const keep = (value: string, role: Role, label: string): void => {
    insert.run(randomId('robot'), hashSecret(value), label, role, now().toISOString());
  };

  const identify = (value: string): Identity | null => {
    const token = tokenRow.nullable().parse(find.get(hashSecret(value)) ?? null);
    return token && { id: token.id, name: token.label, role: token.role, kind: 'token' };
  };

  return {
    keep,
    identify,
    get: (id: string): TokenDescription | null => tokenRow.nullable().parse(byId.get(id) ?? null),
    list: (): TokenDescription[] => z.array(tokenRow).parse(list.all()),

    /** Makes a token and gives its value, which is nowhere kept as such. */
    create(role: Role, label: string): string {
      const value = randomSecret('token_');
      keep(value, role, label);
      return value;
    },

    /** Whether there was such a token; it is refused from now on. */
    revoke(id: string): boolean {
      keepName.run(id);
      return revoke.run(id).changes > 0;
    },
  };
}
