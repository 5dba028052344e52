import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LakeDatabase } from '../store/database.ts';
import { integer } from '../store/rows.ts';
import { operations } from './webhooks.ts';

const stored = {
  n: z.number(),
  id: z.string(),
  webhook_id: z.string(),
  operation: z.enum(operations),
  document_id: z.string(),
  transaction_id: z.string(),
  transaction_time: z.string(),
  attempts: z.number(),
};

const waitingRow = z.object({ ...stored, payload: z.string() });

const state = z.enum(['waiting', 'delivered', 'failed']);
const countRow = z.object({ state, n: z.number() });

const loggedRow = z.object({
  ...stored,
  state,
  next_at: z.number(),
  outcome: z.string(),
});

/** Something to be sent. `id` stays the same over all attempts, so that a receiver can tell. */
export type Delivery = z.infer<typeof waitingRow>;
/** A line of the log. */
export type LoggedDelivery = z.infer<typeof loggedRow>;

export type NewDelivery = Pick<
  Delivery,
  'webhook_id' | 'operation' | 'document_id' | 'transaction_id' | 'transaction_time'
> & { payload: string } & ({ failed?: undefined } | { failed: string });

/** Settled deliveries that the log keeps of each webhook. */
const keptInLog = 500;

/** The deliveries of all webhooks: those to be made, and the log of those that are settled. */
export function createDeliveries(db: LakeDatabase, now: () => number = Date.now) {
  return {
    /** Notes a delivery, to be made at once. With `failed`, why it never can be. */
    add(delivery: NewDelivery): void {
      const begins = delivery.failed === undefined ? 'waiting' : 'failed';
      db.prepare(INSERT).run(
        randomUUID(),
        delivery.webhook_id,
        delivery.operation,
        delivery.document_id,
        delivery.transaction_id,
        delivery.transaction_time,
        delivery.payload,
        begins,
        now(),
        delivery.failed ?? '',
      );
    },

    /** The next delivery of a webhook whose time has come, the one that waits longest first. */
    next(webhookId: string): Delivery | null {
      return waitingRow.nullable().parse(db.prepare(NEXT).get(webhookId, now()) ?? null);
    },

    /** When the next waiting delivery of any webhook is due; null when none waits. */
    nextTime(): number | null {
      const row = db.prepare(NEXT_TIME).get() ?? {};
      return row.next_at === null ? null : integer(row, 'next_at');
    },

    /** Notes how an attempt went. Settled ones lose their payload; the oldest leave the log. */
    end(delivery: Delivery, end: 'delivered' | 'failed', outcome: string): void {
      db.prepare(SETTLE).run(end, delivery.attempts + 1, outcome, delivery.n);
      db.prepare(TRIM).run(delivery.webhook_id, keptInLog);
    },

    /** Puts a delivery off after an attempt that failed. */
    putOff(delivery: Delivery, milliseconds: number, outcome: string): void {
      db.prepare(PUT_OFF).run(delivery.attempts + 1, now() + milliseconds, outcome, delivery.n);
    },

    /** How many there are in each state. */
    counts(): Record<LoggedDelivery['state'], number> {
      const counts = { waiting: 0, delivered: 0, failed: 0 };
      for (const row of z.array(countRow).parse(db.prepare(COUNTS).all()))
        counts[row.state] = row.n;
      return counts;
    },

    /** The newest deliveries, of one webhook or of all, newest first. */
    log(limit: number, webhookId?: string): LoggedDelivery[] {
      return z.array(loggedRow).parse(db.prepare(LOG).all(webhookId ?? null, limit));
    },
  };
}

const INSERT = `
  INSERT INTO webhook_deliveries (id, webhook_id, operation, document_id, transaction_id,
    transaction_time, payload, state, attempts, next_at, outcome)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`;

const NEXT = `
  SELECT * FROM webhook_deliveries WHERE webhook_id = ? AND state = 'waiting' AND next_at <= ?
  ORDER BY next_at, n LIMIT 1`;

const NEXT_TIME = "SELECT min(next_at) AS next_at FROM webhook_deliveries WHERE state = 'waiting'";

const SETTLE = `
  UPDATE webhook_deliveries SET state = ?, attempts = ?, outcome = ?, payload = NULL WHERE n = ?`;

const PUT_OFF = 'UPDATE webhook_deliveries SET attempts = ?, next_at = ?, outcome = ? WHERE n = ?';

const TRIM = `
  DELETE FROM webhook_deliveries WHERE n IN (
    SELECT n FROM webhook_deliveries WHERE webhook_id = ? AND state <> 'waiting'
    ORDER BY n DESC LIMIT -1 OFFSET ?)`;

const COUNTS = 'SELECT state, count(*) AS n FROM webhook_deliveries GROUP BY state';

const LOG = `
  SELECT * FROM webhook_deliveries WHERE webhook_id = coalesce(?, webhook_id)
  ORDER BY n DESC LIMIT ?`;
