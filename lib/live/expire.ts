import { readEnvironment } from '#lib/env.ts';
import { revalidatePath } from '#lib/routes.ts';
import { sign, signatureHeader } from './signature.ts';

/** What `/api/revalidate` is asked to expire: the answers a set of sync tags touches, or everything. */
export type Expiry = { tags: readonly string[] } | { everything: true };

/**
 * Expires cached answers from outside a request, where Next has no way to: the site calls its own
 * signed endpoint, the same one that hosted Sanity's webhook calls.
 *
 * @throws Error when the site does not take the call.
 */
export async function expireContent(expiry: Expiry): Promise<void> {
  const { port, sanity } = readEnvironment();
  if (sanity.revalidateSecret === undefined) {
    throw new Error('SANITY_REVALIDATE_SECRET is not set, so the cache cannot be expired.');
  }
  const body = JSON.stringify(expiry);
  const response = await fetch(`http://127.0.0.1:${port}${revalidatePath()}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: await sign(body, sanity.revalidateSecret),
    },
    body,
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) {
    throw new Error(`Expiring cached content was refused with status ${response.status}.`);
  }
}
