import type { SanityClient } from '@sanity/client';
import type { ValidationContext } from 'sanity';
import { z } from 'zod';
import { askedBy } from '#lib/content/redirect/asked.ts';
import { leadsBack, writingsOfPath } from '#lib/content/redirect/writings.ts';
import { apiVersion } from '../../api-version.ts';
import { followsDocument } from './redirect.ts';
import { publishedId } from './references.ts';

/** Redirects that are looked at one after the other. */
const mostSteps = 20;

/** Where another redirect leads from an address; null when none does. */
type Next = (address: string) => Promise<string | null>;

/** The addresses a redirect comes by when it leads back to where it starts; null when it does not. */
export async function circle(from: string, to: string, next: Next): Promise<string[] | null> {
  const way = [from, to];
  for (let at = to; way.length < mostSteps; ) {
    const on = await next(at);
    if (on === null) return null;
    way.push(on);
    if (leadsBack(from, on)) return way;
    // A circle of others, which is told where it is.
    if (way.slice(1, -1).some((one) => one === on)) return null;
    at = on;
  }
  return null;
}

const others = z.array(
  z.object({ from: z.string(), to: z.string(), documentId: z.string().nullable() }),
);
type Other = z.infer<typeof others>[number];

/** Where readers go on to from an address by the redirects from it: one that follows its document ends there. */
export const onwards = ([other]: readonly Other[]): string | null =>
  other === undefined || followsDocument(other) ? null : other.to;

/** The redirects besides one's own that lead from just this address. */
async function redirectsFrom(client: SanityClient, address: string, ownId: string) {
  const { params } = askedBy(address);
  const froms = params.length === 0 ? writingsOfPath(address) : [address];
  const found = await client.fetch(
    '*[_type == "redirect" && from in $froms && _id != $id]{ from, "to": coalesce(to, ""), "documentId": coalesce(documentId, null) }',
    { froms, id: ownId },
    { perspective: 'drafts' },
  );
  return others.parse(found);
}

/** Checks that a redirect does not lead back to its start by way of others. */
export async function leadsInNoCircle(
  to: unknown,
  { document, getClient }: ValidationContext,
): Promise<true | string> {
  const from = document?.from;
  if (!document || followsDocument(document)) return true;
  if (typeof to !== 'string' || to === '' || typeof from !== 'string') return true;
  const client = getClient({ apiVersion });
  const way = await circle(from, to.trim(), async (address) =>
    onwards(await redirectsFrom(client, address, publishedId(document._id))),
  );
  if (way === null) return true;
  return `This leads in a circle: ${way.join(' → ')}. Readers would find nothing. Change one of these redirects.`;
}

/** Checks that an address has no other redirect. */
export async function isOnlyRedirect(
  from: unknown,
  { document, getClient }: ValidationContext,
): Promise<true | string> {
  if (typeof from !== 'string' || from === '' || document === undefined) return true;
  const client = getClient({ apiVersion });
  const [other] = await redirectsFrom(client, from, publishedId(document._id));
  if (other === undefined) return true;
  return `Another redirect leads from this address, to ${other.to}. Readers follow the one that was changed last.`;
}
