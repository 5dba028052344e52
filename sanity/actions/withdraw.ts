import type { SanityClient } from '@sanity/client';
import { letGo } from './let-go.ts';

/**
 * Takes a published story from its readers, whatever mentions it. What was published, or the newer draft
 * there is, stays as a draft, which says that it was withdrawn and when. Both are one transaction: nobody
 * who leaves at once has taken a story down that does not say so.
 */
export async function withdraw(client: SanityClient, id: string, now: Date): Promise<void> {
  const pair = { draftId: `drafts.${id}`, publishedId: id };
  // What could not be weakened the lake refuses below, and says so.
  await letGo(client, id).catch(() => {});
  await client.action(
    [
      {
        actionType: 'sanity.action.document.edit',
        ...pair,
        patch: { setIfMissing: { desk: {} }, set: { 'desk.withdrawnAt': now.toISOString() } },
      },
      { actionType: 'sanity.action.document.unpublish', ...pair },
    ],
    { tag: 'take-down' },
  );
}
