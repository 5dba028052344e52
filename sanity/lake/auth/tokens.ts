import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Identity, Role } from '../wire/identity.ts';
import { roleSchema } from './roles.ts';
import { hashSecret, prefixedId, randomSecret } from './secrets.ts';

/** A token as it is listed; its value is shown once, when it is made. */
export type TokenDescription = {
  id: string;
  label: string;
  role: Role;
  createdAt: string;
  /** From when on it is refused; null: never. */
  expiresAt: string | null;
};

/** A token that is good now. */
export type GoodToken = { identity: Identity; expiresAt: string | null };

const tokenRow = z
  .object({
    id: z.string(),
    label: z.string(),
    role: roleSchema,
    created_at: z.string(),
    expires_at: z.string().nullable(),
  })
  .transform(
    ({ created_at, expires_at, ...token }): TokenDescription => ({
      ...token,
      createdAt: created_at,
      expiresAt: expires_at,
    }),
  );

export type Tokens = ReturnType<typeof createTokens>;

/** Tokens for programs, each with a role, kept in the lake's database (hashed). */
export function createTokens(db: DatabaseSync, now: () => Date = () => new Date()) {
  const columns = 'id, label, role, created_at, expires_at';
  const insert = db.prepare(
    'INSERT INTO tokens (id, token_hash, label, role, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const find = db.prepare(
    `SELECT ${columns} FROM tokens
     WHERE token_hash = ? AND (expires_at IS NULL OR expires_at > ?)`,
  );
  const list = db.prepare(`SELECT ${columns} FROM tokens ORDER BY created_at, id`);
  const byId = db.prepare(`SELECT ${columns} FROM tokens WHERE id = ?`);
  const keepName = db.prepare(
    'INSERT OR REPLACE INTO former SELECT id, label FROM tokens WHERE id = ?',
  );
  const revoke = db.prepare('DELETE FROM tokens WHERE id = ?');

  /** Keeps a token whose value is given, such as the one in `secrets.json`. */
  const keep = (value: string, role: Role, label: string, expiresAt: Date | null = null): void => {
    const times = [now().toISOString(), expiresAt?.toISOString() ?? null];
    insert.run(prefixedId('robot'), hashSecret(value), label, role, ...times);
  };

  const get = (id: string): TokenDescription | null =>
    tokenRow.nullable().parse(byId.get(id) ?? null);

  /** The token with this value, or null when there is none or its time is over. */
  const identify = (value: string): GoodToken | null => {
    const row = find.get(hashSecret(value), now().toISOString());
    const token = tokenRow.nullable().parse(row ?? null);
    if (token === null) return null;
    const { id, label, role, expiresAt } = token;
    return { identity: { id, name: label, role, kind: 'token' }, expiresAt };
  };

  /** The token of this id, or null when there is none or its time is over. */
  const standing = (id: string): Identity | null => {
    const token = get(id);
    const over = token?.expiresAt != null && token.expiresAt <= now().toISOString();
    return token === null || over
      ? null
      : { id, name: token.label, role: token.role, kind: 'token' };
  };

  return {
    keep,
    identify,
    get,
    standing,
    list: (): TokenDescription[] => z.array(tokenRow).parse(list.all()),

    /** Makes a token and gives its value, which is nowhere kept as such. */
    create(role: Role, label: string, expiresAt: Date | null = null): string {
      const value = randomSecret('token_');
      keep(value, role, label, expiresAt);
      return value;
    },

    /** Whether there was such a token; it is refused from now on. */
    revoke(id: string): boolean {
      keepName.run(id);
      return revoke.run(id).changes > 0;
    },
  };
}
