import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Identity } from '../wire/identity.ts';
import { roleSchema } from './roles.ts';
import { hashSecret, prefixedId, randomSecret } from './secrets.ts';

/** How long a sign-in lasts. */
export const sessionDays = 30;
const sessionPrefix = 'session_';

/** A session that is good now. `signIn` is its public name, under which previews know it. */
export type Session = { identity: Identity; signIn: string; expiresAt: string };

const sessionRow = z
  .object({
    id: z.string(),
    name: z.string(),
    role: roleSchema,
    sign_in: z.string(),
    expires_at: z.string(),
  })
  .transform(
    ({ id, name, role, sign_in, expires_at }): Session => ({
      identity: { id, name, role, kind: 'user' },
      signIn: sign_in,
      expiresAt: expires_at,
    }),
  );

/** Signed-in people, kept in the lake's database (hashed), so that a restart signs nobody out. */
export function createSessions(db: DatabaseSync, now: () => Date = () => new Date()) {
  const insert = db.prepare(
    'INSERT INTO sessions (token_hash, user_id, sign_in, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare(
    `SELECT users.id, users.name, users.role, sessions.sign_in, sessions.expires_at
     FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE sessions.token_hash = ? AND sessions.expires_at > ?`,
  );
  const standing = db.prepare(
    `SELECT users.id, users.name, users.role, sessions.sign_in, sessions.expires_at
     FROM sessions JOIN users ON users.id = sessions.user_id
     WHERE (sessions.sign_in = ? OR sessions.user_id = ?) AND sessions.expires_at > ? LIMIT 1`,
  );
  const end = db.prepare('DELETE FROM sessions WHERE sign_in = ?');
  const purge = db.prepare('DELETE FROM sessions WHERE expires_at <= ?');

  return {
    /** A name for one sign-in. It signs nobody in. */
    newSignIn: (): string => prefixedId('signin-', 20),

    /** Opens a session for a user and gives its token, which is nowhere kept as such. */
    open(userId: string, signIn: string): string {
      const token = randomSecret(sessionPrefix);
      const start = now();
      const expiry = new Date(start.getTime() + sessionDays * 86_400_000);
      purge.run(start.toISOString());
      insert.run(hashSecret(token), userId, signIn, start.toISOString(), expiry.toISOString());
      return token;
    },

    /** The session a token belongs to, or null when there is none or it is over. */
    find: (token: string): Session | null =>
      token.startsWith(sessionPrefix)
        ? sessionRow.nullable().parse(find.get(hashSecret(token), now().toISOString()) ?? null)
        : null,

    /** Who a sign-in belongs to, or the person of that id while any sign-in of theirs is good; else null. */
    standing(id: string): Identity | null {
      const row = standing.get(id, id, now().toISOString());
      return sessionRow.nullable().parse(row ?? null)?.identity ?? null;
    },

    /** Ends a sign-in. */
    end: (signIn: string): void => {
      end.run(signIn);
    },
  };
}
