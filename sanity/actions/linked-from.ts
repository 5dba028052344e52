import type { SanityClient } from '@sanity/client';
import { z } from 'zod';

/** How many documents that mention a story are named. */
export const mostNamed = 50;

const query = `*[references($id)] | order(_updatedAt desc) [0...${mostNamed + 1}] {
  _id, _type, "title": coalesce(headline, title, name, _type)
}`;

const mention = z.object({ _id: z.string(), _type: z.string(), title: z.string().catch('') });

/** A document that mentions a story. */
export type Mention = z.infer<typeof mention>;

/** What mentions a story, each document once with its open changes, the newest first. */
export async function linkedFrom(client: SanityClient, id: string): Promise<Mention[]> {
  const options = { perspective: 'drafts', tag: 'take-down' } as const;
  return z.array(mention).parse(await client.fetch(query, { id }, options));
}
