import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { randomId } from '../store/random-id.ts';
import { lastTransaction } from '../store/transactions.ts';

export const operations = ['create', 'update', 'delete'] as const;
export type Operation = (typeof operations)[number];

/** What happens to which documents is told to whom, and in what form. */
export type Webhook = {
  id: string;
  name: string;
  url: string;
  operations: readonly Operation[];
  /** A GROQ condition on the document; empty for any. */
  filter: string;
  /** A GROQ projection of the document; empty for the whole of it. */
  projection: string;
  /** Whether drafts and versions count too. */
  drafts: boolean;
  /** Signs what is sent. */
  secret: string;
  /** Transactions after this one are told. */
  since: number;
};

export type NewWebhook = Omit<Webhook, 'id' | 'since'>;

const row = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  operations: z.string().transform((list) => z.array(z.enum(operations)).parse(list.split(','))),
  filter: z.string(),
  projection: z.string(),
  drafts: z.number().transform(Boolean),
  secret: z.string(),
  since: z.number(),
});

/** All webhooks, in the order they were added. Read anew each time: another process may add one. */
export const listWebhooks = (db: LakeDatabase): Webhook[] =>
  z.array(row).parse(db.prepare('SELECT * FROM webhooks ORDER BY created_at, id').all());

/** Adds a webhook for what is committed from now on. */
export function addWebhook(db: LakeDatabase, webhook: NewWebhook): Webhook {
  const id = randomId();
  const since = lastTransaction(db)?.sequence ?? 0;
  db.prepare('INSERT INTO webhooks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    id,
    webhook.name,
    webhook.url,
    webhook.operations.join(','),
    webhook.filter,
    webhook.projection,
    Number(webhook.drafts),
    webhook.secret,
    since,
    new Date().toISOString(),
  );
  return { ...webhook, id, since };
}

/** Whether there was such a webhook; what it had still to deliver is dropped, and its log too. */
export const removeWebhook = (db: LakeDatabase, id: string): boolean =>
  db.prepare('DELETE FROM webhooks WHERE id = ?').run(id).changes > 0;
