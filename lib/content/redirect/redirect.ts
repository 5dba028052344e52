import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../contract/content.ts';
import { each, optional, viewed } from '../contract/tolerant.ts';
import { cleaned, destination } from '../contract/words.ts';
import { documentAddress } from '../document-address.ts';
import { isPublishedStory } from '../story/published.ts';
import { leadsBack } from './writings.ts';

/** Where an address has moved to: a path of the site or a full address. */
export type Redirect = { to: string; permanent: boolean };

/** Of a redirect. It knows the document it follows by itself, so that it never leads to where that was. */
export const redirectProjection = /* groq */ `
  _id, from, to, permanent, documentId,
  "document": *[_id == ^.documentId && defined(slug.current) && (_type != "article" || (${isPublishedStory}))][0]{ _type, slug }
`;

/** The redirects from one address; of several the latest comes first. */
export const redirectsQuery = defineQuery(
  `*[_type == "redirect" && _id in $ids] | order(_updatedAt desc, _id){ ${redirectProjection} }`,
);

const redirectContract = z.object({
  from: cleaned(z.string().regex(/^\/(?!\/)/, 'is not a path of the site')),
  to: destination,
  permanent: optional(z.boolean()),
  documentId: optional(z.string()),
  document: z.unknown(),
});

export const redirect = viewed(
  redirectContract,
  ({ from, to, permanent, documentId, document }): Redirect & { from: string } => ({
    from,
    // Without its document it leads nowhere, which is to itself.
    to: documentId === null ? to : (addressOf(document) ?? from),
    permanent: permanent ?? false,
  }),
);

function addressOf(document: unknown): string | null {
  const { data } = z.looseObject({ _type: z.string() }).safeParse(document);
  return data === undefined ? null : documentAddress(data._type, data);
}

export const redirectsContent = defineContent({
  query: redirectsQuery,
  contract: each(redirect),
  atHand: true,
});

/** The first that leads away from where it starts. */
export function leadingAway(redirects: readonly (Redirect & { from: string })[]): Redirect | null {
  const found = redirects.find(({ from, to }) => !leadsBack(from, to));
  return found === undefined ? null : { to: found.to, permanent: found.permanent };
}
