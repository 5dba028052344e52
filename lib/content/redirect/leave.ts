import type { Mutation, SanityClient } from '@sanity/client';
import { z } from 'zod';
import { documentAddress } from '../document-address.ts';
import {
  concernedRedirects,
  concerning,
  isAhead,
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

/** Documents of every type that has addresses, by their slugs. */
export const standingAt = /* groq */ `*[
  _type in ["article", "section", "tag", "author", "page"] && slug.current in $slugs
]{ _id, _type, slug, "publishedAt": select(_type == "article" => publishedAt) }`;

const standing = z.array(z.looseObject({ _id: z.string(), _type: z.string() }));

/** Which of the addresses that are left other documents have, for readers to find them there. */
async function addressesInUse(
  client: SanityClient,
  passages: readonly Passage[],
  now = new Date(),
): Promise<string[]> {
  const slugs = passages.flatMap(({ left }) => slugIn(left) ?? []);
  if (slugs.length === 0) return [];
  const found: unknown = await client.fetch(standingAt, { slugs }, { perspective: 'published' });
  const last = new Map(passages.map((passage) => [passage.documentId, passage]));
  const others = standing
    .parse(found)
    .filter((document) => !last.has(document._id) && !isAhead(document, now))
    .flatMap((document) => documentAddress(document._type, document) ?? []);
  const own = [...last.values()].flatMap(({ taken, isAhead: hidden }) =>
    taken === null || hidden ? [] : [taken],
  );
  return [...others, ...own];
}

/** The slug at the end of an address. */
function slugIn(address: string | null): string | null {
  const last = address?.split('/').at(-1);
  return last ? decodeURIComponent(last) : null;
}

/** Writes what documents leave behind that move, go or come back: all in one transaction, or nothing. */
export async function leaveRedirects(
  client: SanityClient,
  passages: readonly Passage[],
): Promise<void> {
  const known = await client.fetch(concernedRedirects, concerning(passages), {
    perspective: 'published',
  });
  const inUse = await addressesInUse(client, passages);
  const mutations = mutationsOf(redirectsLeftBy(passages, storedRedirects.parse(known), inUse));
  if (mutations.length > 0) await client.mutate(mutations, { visibility: 'sync' });
}
