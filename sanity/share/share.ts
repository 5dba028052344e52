import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import {
  fingerprintOf,
  newLink,
  sharedDraftId,
  sharedDraftOpenedId,
  sharedDraftOpenedType,
  sharedDraftType,
  writeLink,
} from '#lib/preview/shared/link.ts';
import { sharedDraftPath } from '#lib/routes.ts';

/** A link to one draft as an editor sees it in the list of them. */
export type Share = {
  id: string;
  made: string;
  until: string;
  by: string | null;
  opened: number;
  lastOpened: string | null;
};

const query = `*[_type == "sharedDraft" && story == $story] | order(_createdAt desc)[0...100]{
  "id": _id, "made": _createdAt, until, by,
  "opened": coalesce(*[_type == "sharedDraftOpened" && _id == ^._id + ".opened"][0].times, 0),
  "lastOpened": *[_type == "sharedDraftOpened" && _id == ^._id + ".opened"][0].last
}`;

const shares = z.array(
  z.object({
    id: z.string(),
    made: z.string(),
    until: z.string(),
    by: z.string().nullable(),
    opened: z.number(),
    lastOpened: z.string().nullable(),
  }),
);

const raw = (client: SanityClient) => client.withConfig({ perspective: 'raw', useCdn: false });

/** The links to a story's draft, the newest first, those that have ended included. */
export const sharesOf = async (client: SanityClient, story: string): Promise<Share[]> =>
  shares.parse(await raw(client).fetch(query, { story }));

export type Maker = { id: string; name: string };

/**
 * Makes a link to a story's draft. What is in it is known here and now, and nowhere else afterwards.
 *
 * @returns its path on the site.
 */
export async function shareDraft(
  client: SanityClient,
  { story, days, maker }: { story: string; days: number; maker: Maker | null },
): Promise<string> {
  const link = newLink();
  const until = new Date(Date.now() + days * 86_400_000).toISOString();
  await raw(client).create({
    _id: sharedDraftId(link.name),
    _type: sharedDraftType,
    story,
    until,
    fingerprint: fingerprintOf(link, { story, until }),
    ...(maker && { maker: maker.id, by: maker.name }),
  });
  return sharedDraftPath(writeLink(link));
}

/** Ends a link, at once and for good. */
export async function endShare(client: SanityClient, id: string): Promise<void> {
  const name = id.slice(sharedDraftId('').length);
  await raw(client).delete({
    query: '*[_id in $ids && _type in $types]',
    params: {
      ids: [sharedDraftId(name), sharedDraftOpenedId(name)],
      types: [sharedDraftType, sharedDraftOpenedType],
    },
  });
}
