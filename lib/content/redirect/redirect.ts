import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../contract/content.ts';
import { optional, viewed } from '../contract/tolerant.ts';
import { cleaned, destination } from '../contract/words.ts';
import { documentAddress } from '../document-address.ts';
import { isPublishedStory } from '../story/published.ts';

/** Where an address has moved to: a path of the site or a full address. */
export type Redirect = { to: string; permanent: boolean };

/** Of a redirect. It knows the document it follows by itself, so that it never leads to where that was. */
export const redirectProjection = /* groq */ `
  _id, from, to, permanent, documentId,
  "document": *[_id == ^.documentId && defined(slug.current) && (_type != "article" || (${isPublishedStory}))][0]{ _type, slug }
`;

/** The redirect from any of the ways an old path may be written. */
export const redirectQuery = defineQuery(
  `*[_type == "redirect" && from in $paths] | order(_updatedAt desc, _id)[0]{ ${redirectProjection} }`,
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
  ({ from, to, permanent, documentId, document }): Redirect => ({
    // Without its document it leads nowhere, which is to itself.
    to: documentId === null ? to : (addressOf(document) ?? from),
    permanent: permanent ?? false,
  }),
);

function addressOf(document: unknown): string | null {
  const { data } = z.looseObject({ _type: z.string() }).safeParse(document);
  return data === undefined ? null : documentAddress(data._type, data);
}

export const redirectContent = defineContent({ query: redirectQuery, contract: redirect });
