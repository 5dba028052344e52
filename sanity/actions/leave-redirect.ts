import type { Mutation, SanityClient } from '@sanity/client';

/**
 * The mutations that make the path `from` lead to `to`: earlier redirects to the old path follow,
 * and none is left on the new one.
 */
export const redirectMutations = (from: string, to: string): Mutation[] => [
  {
    delete: { query: '*[_type == "redirect" && from in [$from, $to]]', params: { from, to } },
  },
  {
    patch: {
      query: '*[_type == "redirect" && to == $from]',
      params: { from },
      set: { to },
    },
  },
  { create: { _type: 'redirect', from, to, permanent: true } },
];

/** Writes the redirect from a document's old path to its new one, in one transaction. */
export async function leaveRedirect(client: SanityClient, from: string, to: string): Promise<void> {
  await client.mutate(redirectMutations(from, to), { visibility: 'sync' });
}
