import { randomUUID } from 'node:crypto';
import type { SanityClient, SanityDocument } from '@sanity/client';
import { makePatches, stringifyPatches } from '@sanity/diff-match-patch';
import { type Spread, spreadOf } from './spread.ts';

/** Milliseconds from one write of what somebody types to the next: the Studio gathers what comes in a second. */
const every = 1000;
const typed = ' and then somebody wrote another word';

export type Typing = { writes: Spread; failed: number; lost: number };

type Draft = SanityDocument & { headline: string };

/**
 * Editors who type, each in the draft of a story of their own: what is typed in a second is one mutation, as the
 * Studio writes it, and each listens to its documents meanwhile.
 *
 * @param client reaches the lake as a Studio does, by the newsroom's own address.
 * @returns what ends it, and says how long writes took and what was lost of them.
 */
export async function typeAway(
  client: SanityClient,
  ids: readonly string[],
): Promise<() => Promise<Typing>> {
  const stopping = new AbortController();
  const times: number[] = [];
  let failed = 0;
  let lost = 0;

  async function type(id: string): Promise<void> {
    const story = await client.getDocument<Draft>(id);
    if (story === undefined) throw new Error(`There is no story ${id}.`);
    const draftId = `drafts.${id}`;
    const listening = client
      .listen('*[_id in $ids]', { ids: [id, draftId] }, { includeResult: false })
      .subscribe({ error: () => {} });
    // What another has left of a draft is not what is typed on.
    await client.createOrReplace({ ...story, _id: draftId });
    let text = story.headline;
    let revision = 0;
    while (!stopping.signal.aborted) {
      const began = performance.now();
      const next = text.length > 300 ? story.headline : text + typed.slice(0, 6 + (revision % 8));
      const patch = stringifyPatches(makePatches(text, next));
      const isWritten = await client
        .mutate(
          [
            { createIfNotExists: { ...story, _id: draftId } },
            { patch: { id: draftId, diffMatchPatch: { headline: patch } } },
          ],
          {
            transactionId: randomUUID(),
            visibility: 'async',
            returnDocuments: false,
            skipCrossDatasetReferenceValidation: true,
            tag: 'document.commit',
          },
        )
        .then(
          () => true,
          () => false,
        );
      times.push(performance.now() - began);
      if (isWritten) text = next;
      else failed += 1;
      revision += 1;
      const rest = every - (performance.now() - began);
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    listening.unsubscribe();
    const stored = await client.getDocument<Draft>(draftId);
    if (stored?.headline !== text) lost += 1;
    await client.delete(draftId);
  }

  const all = ids.map(type);
  return async () => {
    stopping.abort();
    await Promise.all(all);
    return { writes: spreadOf(times), failed, lost };
  };
}
