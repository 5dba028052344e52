import { setTimeout as pause } from 'node:timers/promises';
import type { LakeDatabase } from '../store/database.ts';
import { createDeliveries, type Delivery } from './deliveries.ts';
import { sendOnce } from './send.ts';
import { listWebhooks, type Webhook } from './webhooks.ts';

/** Attempts before a delivery is given up; with the waits between them about three hours. */
const mostAttempts = 15;
const longestWait = 3_600_000;

/** Milliseconds to wait after a number of attempts have failed: a second, then twice as long each time. */
const waitAfter = (attempts: number): number => Math.min(1000 * 2 ** (attempts - 1), longestWait);

export type Courier = {
  /** Looks whether there is something to deliver; to be called when there may be. */
  look: () => void;
  /** Stops; what is under way is cut off, and sent again at the next start. */
  stop: () => Promise<void>;
};

/**
 * Makes the deliveries: for each webhook one at a time, so that they arrive in order while the
 * receiver is well, and a slow receiver holds up nobody else.
 */
export function startCourier(
  db: LakeDatabase,
  place: { projectId: string; dataset: string },
): Courier {
  const deliveries = createDeliveries(db);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  async function deliver(webhook: Webhook, delivery: Delivery): Promise<void> {
    const { ok, again, outcome } = await sendOnce(webhook, delivery, place, stopping.signal);
    if (stopping.signal.aborted) return;
    const attempts = delivery.attempts + 1;
    if (ok) deliveries.end(delivery, 'delivered', outcome);
    else if (again && attempts < mostAttempts) {
      deliveries.putOff(delivery, waitAfter(attempts), outcome);
    } else deliveries.end(delivery, 'failed', outcome);
  }

  function look(): void {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    for (const webhook of listWebhooks(db)) {
      if (running.has(webhook.id)) continue;
      const delivery = deliveries.next(webhook.id);
      if (delivery === null) continue;
      const done = deliver(webhook, delivery)
        .catch(async (fault: unknown) => {
          console.error('lake: a delivery could not be noted:', fault);
          // It is still waiting, and would go out again at once.
          await pause(waitAfter(1), undefined, { signal: stopping.signal }).catch(() => {});
        })
        .finally(() => {
          running.delete(webhook.id);
          look();
        });
      running.set(webhook.id, done);
    }
    const next = deliveries.nextTime();
    // What is due now belongs to a webhook that is busy: it looks again when it is done.
    if (next === null || next <= Date.now()) return;
    timer = setTimeout(look, Math.min(next - Date.now(), longestWait)).unref();
  }

  return {
    look,
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
