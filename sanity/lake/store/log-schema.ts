import type { Schema } from './migrations.ts';

/** Beside the log: up to which transaction it is no longer whole, since its end was cut or documents were purged. */
export const logSchema: Schema = {
  room: 'log',
  migrations: [
    {
      name: 'where the log begins to be whole',
      sql: `
        CREATE TABLE log_start (only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL);
        INSERT INTO log_start VALUES (1, 0);
      `,
    },
    {
      name: 'where the log was cut off',
      // The last transaction that was deleted, and its link of the chain: the next one follows on it.
      sql: `
        ALTER TABLE log_start ADD COLUMN cut INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE log_start ADD COLUMN link TEXT NOT NULL DEFAULT '';
        UPDATE log_start SET cut = coalesce((SELECT min(sequence) - 1 FROM transactions), 0);
      `,
    },
  ],
};
