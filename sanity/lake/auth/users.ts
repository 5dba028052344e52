import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Role } from '../wire/identity.ts';
import { type PlainError, type Refusal, refusal } from '../wire/refusal.ts';
import { hashPassword, longestPassword, shortestPassword } from './passwords.ts';
import { roleSchema } from './roles.ts';
import { prefixedId } from './secrets.ts';

/** A person who signs in. */
export type User = { id: string; email: string; name: string; role: Role; createdAt: string };

/** What a new user is made of; `password` is hashed and not kept. */
export type NewUser = { email: string; name: string; role: Role; password: string };

const userRow = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    created_at: z.string(),
  })
  .transform(({ created_at, ...user }): User => ({ ...user, createdAt: created_at }));

const secretRow = z.object({ id: z.string(), password_hash: z.string() });

export type Users = ReturnType<typeof createUsers>;

/** Null when the password may be taken, else why not. */
function passwordFault(password: string): string | null {
  if (password.length < shortestPassword) {
    return `A password needs at least ${shortestPassword} characters.`;
  }
  return password.length > longestPassword
    ? `A password may have at most ${longestPassword} characters.`
    : null;
}

function newUserFault({ email, name, password }: NewUser): string | null {
  if (!z.email({ pattern: z.regexes.unicodeEmail }).safeParse(email).success) {
    return `"${email}" is not an email address.`;
  }
  if (name.trim() === '' || name.length > 200) return 'A name needs 1 to 200 characters.';
  return passwordFault(password);
}

/** The people who may sign in, kept in the lake's database. Emails are compared without case. */
export function createUsers(db: DatabaseSync, now: () => Date = () => new Date()) {
  const columns = 'id, email, name, role, created_at';
  const byId = db.prepare(`SELECT ${columns} FROM users WHERE id = ?`);
  const byEmail = db.prepare(`SELECT ${columns} FROM users WHERE email = ?`);
  const secretByEmail = db.prepare('SELECT id, password_hash FROM users WHERE email = ?');
  const everyone = db.prepare(`SELECT ${columns} FROM users ORDER BY created_at, id`);
  const insert = db.prepare(
    'INSERT INTO users (id, email, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING',
  );
  const keepName = db.prepare(
    'INSERT OR REPLACE INTO former SELECT id, name FROM users WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM users WHERE id = ?');
  const setHash = db.prepare('UPDATE users SET password_hash = ? WHERE id = ?');
  const endSessions = db.prepare('DELETE FROM sessions WHERE user_id = ?');

  const get = (id: string): User | null => userRow.nullable().parse(byId.get(id) ?? null);
  const find = (email: string): User | null =>
    userRow.nullable().parse(byEmail.get(email.trim()) ?? null);

  return {
    get,
    find,
    list: (): User[] => z.array(userRow).parse(everyone.all()),

    /** The id and password hash that belong to an email, or null. For signing in only. */
    secretOf: (email: string): z.infer<typeof secretRow> | null =>
      secretRow.nullable().parse(secretByEmail.get(email.trim()) ?? null),

    /** Adds a person; refused with a sentence when the email is taken or something is malformed. */
    async add(user: NewUser): Promise<{ ok: true; user: User } | Refusal<PlainError>> {
      const email = user.email.trim();
      const fault = newUserFault({ ...user, email });
      if (fault !== null) return refusal('malformed', fault);
      const hash = await hashPassword(user.password);
      const id = prefixedId('p');
      insert.run(id, email, user.name.trim(), user.role, hash, now().toISOString());
      const added = get(id);
      return added === null
        ? refusal('conflict', `There is already a user with the email ${email}.`)
        : { ok: true, user: added };
    },

    /** Removes a person and ends their sessions. Their name stays with what they wrote. */
    remove(id: string): void {
      keepName.run(id);
      endSessions.run(id);
      remove.run(id);
    },

    /** Sets a new password and ends every session of the user. */
    async setPassword(id: string, password: string): Promise<{ ok: true } | Refusal<PlainError>> {
      const fault = passwordFault(password);
      if (fault !== null) return refusal('malformed', fault);
      setHash.run(await hashPassword(password), id);
      endSessions.run(id);
      return { ok: true };
    },
  };
}
