import type { Schema } from '../store/migrations.ts';

/**
 * The tables of the webhooks room. A secret is kept as it is, since every delivery is signed with
 * it. Times are ISO 8601, UTC; `next_at` is milliseconds since 1970.
 */
export const webhookSchema: Schema = {
  room: 'webhooks',
  migrations: [
    {
      name: 'webhooks, what is to be delivered, and how far the log has been gone through',
      sql: `
        CREATE TABLE webhooks (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          url TEXT NOT NULL,
          operations TEXT NOT NULL,
          filter TEXT NOT NULL,
          projection TEXT NOT NULL,
          drafts INTEGER NOT NULL,
          secret TEXT NOT NULL,
          since INTEGER NOT NULL,
          created_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE webhook_deliveries (
          n INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
          operation TEXT NOT NULL,
          document_id TEXT NOT NULL,
          transaction_id TEXT NOT NULL,
          transaction_time TEXT NOT NULL,
          payload TEXT,
          state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
          attempts INTEGER NOT NULL,
          next_at INTEGER NOT NULL,
          outcome TEXT NOT NULL
        ) STRICT;
        CREATE INDEX webhook_deliveries_by_state
          ON webhook_deliveries (webhook_id, state, next_at);
        CREATE TABLE webhook_progress (
          only INTEGER PRIMARY KEY CHECK (only = 1), sequence INTEGER NOT NULL
        ) STRICT;
        INSERT INTO webhook_progress VALUES (1, 0);
      `,
    },
  ],
};
