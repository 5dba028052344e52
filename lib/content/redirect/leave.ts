import type { Mutation, SanityClient } from '@sanity/client';
import { z } from 'zod';
import {
  concernedRedirects,
  concerning,
  type Passage,
  type RedirectChanges,
  redirectsLeftBy,
} from './left-behind.ts';

/** Redirects as the lake gives them, with whatever else they hold. */
export const storedRedirects = z.array(
  z.looseObject({
    _id: z.string(),
    from: z.string().catch(''),
    to: z.string().catch(''),
    documentId: z.string().nullish().catch(null),
  }),
);

const mutationsOf = ({ write, remove }: RedirectChanges): Mutation[] => [
  ...remove.map((id) => ({ delete: { id } })),
  ...write.flatMap(({ _id, from, to, documentId }): Mutation[] => [
    { createIfNotExists: { _id, _type: 'redirect', from, to, permanent: true } },
    { patch: { id: _id, set: { to, ...(documentId && { documentId }) } } },
  ]),
];

/** Writes what documents leave behind that move, go or come back: all in one transaction, or nothing. */
export async function leaveRedirects(
  client: SanityClient,
  passages: readonly Passage[],
): Promise<void> {
  const known = await client.fetch(concernedRedirects, concerning(passages), {
    perspective: 'published',
  });
  const mutations = mutationsOf(redirectsLeftBy(passages, storedRedirects.parse(known)));
  if (mutations.length > 0) await client.mutate(mutations, { visibility: 'sync' });
}
