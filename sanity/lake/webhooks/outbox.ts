import { setTimeout } from 'node:timers/promises';
import type { Outcome, Question } from '../groq/threads/messages.ts';
import type { QueryPool } from '../groq/threads/pool.ts';
import type { LakeDatabase } from '../store/database.ts';
import { transactionsIn } from '../store/replay.ts';
import { integer } from '../store/rows.ts';
import { lastTransaction } from '../store/transactions.ts';
import type { CommittedTransaction, DocumentReader } from '../store/types.ts';
import { createDeliveries, type NewDelivery } from './deliveries.ts';
import { concerns, operationOf, type Payload, payloadOf } from './payload.ts';
import { listWebhooks, type Webhook } from './webhooks.ts';

/** Changes made while no lake served (by an import) that are gone through at the next start. */
const mostMissed = 20_000;

/** Transactions that concern no webhook are noted as seen only so often: a note costs a write. */
const noteEvery = 200;

/** Milliseconds before another try at what the disk did not take. */
const retryAfter = 1000;

export type Outbox = {
  /** Puts what a transaction has for webhooks among the deliveries. */
  take: (transaction: CommittedTransaction) => void;
  /** Leaves the rest for the next start, and notes how far it got. */
  close: () => Promise<void>;
};

/** `queries` evaluates the webhooks' GROQ. */
export type OutboxContext = { db: LakeDatabase; documents: DocumentReader; queries: QueryPool };

/**
 * Goes through the transactions, in order, and notes what each webhook has to be told. How far it
 * got is on disk with what came of it, so that after a crash nothing is left out.
 *
 * @param onDelivery called when there is something new to deliver.
 */
export function openOutbox(
  { db, documents, queries }: OutboxContext,
  onDelivery: () => void,
): Outbox {
  const deliveries = createDeliveries(db);
  let noted = progressOf(db);
  let seen = noted;
  let closing = false;
  let work = Promise.resolve();
  let stopWaiting = () => {};

  /** Asks for as long as the outbox is open: a question may take as long as queries may. */
  const ask = (question: Question): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      stopWaiting = () => reject(new Error('the lake is closing'));
      if (closing) return stopWaiting();
      queries.ask(question, { lane: 'webhooks', asker: 'webhooks' }).then(resolve, reject);
    });

  function note(sequence: number, found: readonly NewDelivery[]): void {
    db.transaction(() => {
      const there = new Set(listWebhooks(db).map(({ id }) => id));
      for (const delivery of found) if (there.has(delivery.webhook_id)) deliveries.add(delivery);
      db.prepare('UPDATE webhook_progress SET sequence = ?').run(sequence);
    });
    noted = sequence;
  }

  async function goThrough(transaction: CommittedTransaction): Promise<void> {
    const webhooks = listWebhooks(db);
    if (webhooks.length === 0) return;
    const found: NewDelivery[] = [];
    for (const webhook of webhooks) {
      if (transaction.sequence <= webhook.since) continue;
      found.push(...(await deliveriesOf(webhook, transaction, ask)));
    }
    if (found.length > 0 || transaction.sequence - noted >= noteEvery) {
      note(transaction.sequence, found);
    }
    seen = transaction.sequence;
    if (found.length > 0) onDelivery();
  }

  /** A transaction is not left for the next before it is done: on a full disk it waits for space. */
  async function goThroughSurely(transaction: CommittedTransaction): Promise<void> {
    while (!closing) {
      try {
        await goThrough(transaction);
        return;
      } catch (fault) {
        if (closing) return;
        console.error('lake: what webhooks have to be told could not be noted:', fault);
        await setTimeout(retryAfter);
      }
    }
  }

  const take = (transaction: CommittedTransaction): void => {
    work = work.then(() => goThroughSurely(transaction));
  };

  for (const transaction of missedBy(db, documents, noted)) take(transaction);

  return {
    take,
    async close() {
      closing = true;
      stopWaiting();
      await work;
      if (seen > noted) note(seen, []);
    },
  };
}

const progressOf = (db: LakeDatabase): number =>
  integer(db.prepare('SELECT sequence FROM webhook_progress').get() ?? {}, 'sequence');

/** Transactions that were committed but not gone through when the lake last ended. */
function missedBy(
  db: LakeDatabase,
  documents: DocumentReader,
  seen: number,
): CommittedTransaction[] {
  const webhooks = listWebhooks(db);
  if (webhooks.length === 0) return [];
  const from = Math.max(seen, Math.min(...webhooks.map(({ since }) => since))) + 1;
  const to = lastTransaction(db)?.sequence ?? 0;
  const missed = transactionsIn(db, { from, to, most: mostMissed }, (id) => documents.get(id));
  if (missed === null) {
    console.error(
      `lake: webhooks are not told of transactions ${from} to ${to}: they are too many, or no longer in the log.`,
    );
  }
  return missed ?? [];
}

async function deliveriesOf(
  webhook: Webhook,
  { id, timestamp, changes }: CommittedTransaction,
  ask: (question: Question) => Promise<Outcome>,
): Promise<NewDelivery[]> {
  const deliveries: NewDelivery[] = [];
  let stopped: Payload | null = null;
  for (const change of changes) {
    if (!concerns(webhook, change)) continue;
    const payload: Payload = stopped ?? (await payloadOf(webhook, change, ask));
    if (payload.kind === 'nothing') continue;
    // Else each of many documents would take that long, and all that was committed since would wait.
    if (payload.kind === 'stopped') {
      stopped ??= {
        ...payload,
        reason: `${payload.reason}, at ${change.id} of the same transaction`,
      };
    }
    deliveries.push({
      webhook_id: webhook.id,
      operation: operationOf(change),
      document_id: change.id,
      transaction_id: id,
      transaction_time: timestamp,
      ...(payload.kind === 'text'
        ? { payload: payload.text }
        : { payload: '', failed: `its GROQ ${payload.reason}` }),
    });
  }
  return deliveries;
}
