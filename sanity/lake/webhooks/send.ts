import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook';
import type { Delivery } from './deliveries.ts';
import type { Webhook } from './webhooks.ts';

/** A receiver has this long to answer. */
const patience = 30_000;

/** How an attempt went; `again` says whether another may go better. */
export type Attempt = { ok: boolean; again: boolean; outcome: string };

/** What a receiver is told of a delivery, in Sanity's headers. */
async function headersOf(
  webhook: Webhook,
  delivery: Delivery,
  place: { projectId: string; dataset: string },
): Promise<Record<string, string>> {
  const signature = await encodeSignatureHeader(delivery.payload, Date.now(), webhook.secret);
  return {
    'content-type': 'application/json',
    'user-agent': 'Dateline webhook',
    'idempotency-key': delivery.id,
    'sanity-webhook-id': webhook.id,
    'sanity-project-id': place.projectId,
    'sanity-dataset': place.dataset,
    'sanity-document-id': delivery.document_id,
    'sanity-operation': delivery.operation,
    'sanity-transaction-id': delivery.transaction_id,
    'sanity-transaction-time': delivery.transaction_time,
    [SIGNATURE_HEADER_NAME]: signature,
  };
}

/** Whether a receiver that answers so may answer otherwise later. */
const mayPass = (status: number): boolean =>
  status >= 500 || status === 408 || status === 425 || status === 429;

/** Sends a delivery once, signed as `@sanity/webhook` checks it. Redirects are not followed. */
export async function sendOnce(
  webhook: Webhook,
  delivery: Delivery,
  place: { projectId: string; dataset: string },
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    const answer = await fetch(webhook.url, {
      method: 'POST',
      headers: await headersOf(webhook, delivery, place),
      body: delivery.payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    await answer.body?.cancel();
    const { ok, status } = answer;
    return { ok, again: !ok && mayPass(status), outcome: `answered ${status}` };
  } catch (fault) {
    return { ok: false, again: true, outcome: reasonOf(fault) };
  }
}

/** Why no answer came. `fetch` hides the reason in the cause. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'could not be sent';
  if (fault.name === 'TimeoutError') return `no answer within ${patience / 1000} s`;
  const { cause } = fault;
  if (!(cause instanceof Error)) return fault.message;
  return cause.message || ('code' in cause ? String(cause.code) : fault.message);
}
