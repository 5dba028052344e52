import type { Schema } from '../store/migrations.ts';

/**
 * The tables of the auth room. Passwords are scrypt, tokens and
 * sessions SHA-256 of a random value: a copy of the file signs nobody in. Times are ISO 8601, UTC.
 * `familiar` holds browsers and addresses by which an account knows its owner again.
 * `former` keeps the names of people and tokens that are gone, whom the history still names.
 */
export const authSchema: Schema = {
  room: 'auth',
  migrations: [
    {
      name: 'people, their sessions, and tokens',
      sql: `
  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    sign_in TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_of_user ON sessions (user_id);
  CREATE INDEX sessions_of_sign_in ON sessions (sign_in);

  CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE former (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
  ) STRICT;

  CREATE TABLE preferences (
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (owner, key)
  ) STRICT;
`,
    },
    {
      name: 'tokens that expire',
      sql: 'ALTER TABLE tokens ADD COLUMN expires_at TEXT;',
    },
    {
      name: 'where people have signed in before',
      sql: `
  CREATE TABLE familiar (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    mark_hash TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    PRIMARY KEY (user_id, mark_hash)
  ) STRICT, WITHOUT ROWID;
`,
    },
    {
      // Those of the time before lie in the storage of browsers, for any script of the site to read.
      name: 'sign-ins by cookie: earlier ones end',
      sql: 'DELETE FROM sessions;',
    },
  ],
};
