import type { SanityClient } from 'sanity';
import { z } from 'zod';

const found = z.array(z.object({ _id: z.string(), slug: z.string() })).catch([]);

/** Ids of the published stories at these slugs; what cannot be found out is left to be a plain link. */
export async function storiesAt(
  client: SanityClient,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const stories = await client
    .fetch(
      '*[_type == "article" && slug.current in $slugs] | order(publishedAt asc){_id, "slug": slug.current}',
      { slugs },
      { perspective: 'published' },
    )
    .catch(() => []);
  return new Map(found.parse(stories).map(({ _id, slug }) => [slug, _id]));
}
