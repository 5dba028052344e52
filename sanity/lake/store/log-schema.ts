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
  ],
};
