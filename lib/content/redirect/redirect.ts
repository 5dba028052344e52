import { defineQuery } from 'groq';
import { z } from 'zod';
import { defineContent } from '../contract/content.ts';
import { optional, viewed } from '../contract/tolerant.ts';
import { cleaned, destination } from '../contract/words.ts';

/** Where an address has moved to: a path of the site or a full address. */
export type Redirect = { to: string; permanent: boolean };

/** Of a redirect. */
export const redirectProjection = /* groq */ `_id, from, to, permanent`;

/** The redirect from any of the ways an old path may be written. */
export const redirectQuery = defineQuery(
  `*[_type == "redirect" && from in $paths] | order(_updatedAt desc, _id)[0]{ ${redirectProjection} }`,
);

const redirectContract = z.object({
  from: cleaned(z.string().regex(/^\/(?!\/)/, 'is not a path of the site')),
  to: destination,
  permanent: optional(z.boolean()),
});

export const redirect = viewed(
  redirectContract,
  ({ to, permanent }): Redirect => ({ to, permanent: permanent ?? false }),
);

export const redirectContent = defineContent({ query: redirectQuery, contract: redirect });

/** The ways a path may stand in a redirect: encoded as in addresses, or as people read it. */
export function writingsOfPath(path: string): string[] {
  const bare = path.length > 1 ? path.replace(/\/+$/, '') : path;
  try {
    return [...new Set([path, bare, decodeURI(bare), decodeURIComponent(bare)])];
  } catch {
    return [...new Set([path, bare])];
  }
}
