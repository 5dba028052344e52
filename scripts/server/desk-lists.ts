import type { SanityClient } from '@sanity/client';
import { listQuestions } from '#sanity/structure/list-questions.ts';

/**
 * Asks for the lists of the Studio before an editor does: over an archive the lake has to find out first
 * what they hold, which it does once asked, in the background, after what readers wait for. Nobody waits
 * for the answers, and what cannot be answered now is asked again by who opens the list.
 *
 * @param client not the site's own: what its reader token asks for is made before all else.
 */
export async function askForDeskLists(client: SanityClient): Promise<void> {
  const asking = client.withConfig({ perspective: 'drafts', maxRetries: 0 });
  await Promise.allSettled(
    listQuestions().map(({ query, params }) => asking.fetch(query, params, { tag: 'desk-lists' })),
  );
}
