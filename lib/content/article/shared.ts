import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { read } from '../contract/read.ts';
import { articleByIdContent } from './by-id.ts';
import { filledForPreview } from './unfinished.ts';
import type { ArticleView } from './view.ts';

/** Milliseconds the lake may take; nobody waits longer for a page. */
const patience = 10_000;

/** What the lake says, and which documents it says it from. */
const answered = z.object({
  result: z.record(z.string(), z.unknown()).nullable(),
  resultSourceMap: z.object({ documents: z.array(z.object({ _id: z.string() })) }),
});

const isPublishedId = (id: string): boolean => !/^(drafts|versions)\./.test(id);

/** A draft is known to readers' pages by its published id, and has perhaps no address yet. */
const asPage = (raw: Record<string, unknown>, story: string): unknown =>
  filledForPreview({ ...raw, _id: story, slug: raw.slug || 'no-address-yet' });

async function version(client: SanityClient, id: string, story: string) {
  const said = await client.fetch<unknown>(
    articleByIdContent.query,
    // As for a reader: of other stories only what readers may see.
    { id, previewing: false },
    {
      perspective: 'raw',
      stega: false,
      filterResponse: false,
      resultSourceMap: 'withKeyArraySelector',
      cache: 'no-store',
      tag: 'shared-draft',
      signal: AbortSignal.timeout(patience),
    },
  );
  const { result, resultSourceMap } = answered.parse(said);
  if (result === null) return null;
  const others = resultSourceMap.documents.filter(({ _id }) => _id !== id && !isPublishedId(_id));
  // A reference written by hand may lead to another draft: that is nobody's to see here.
  if (others.length > 0) return { view: null };
  const reading = read(articleByIdContent.contract, asPage(result, story));
  return { view: reading.ok ? reading.value : null };
}

/**
 * A story as it is being written, else as it is published, with what it shows: of authors, sections, tags
 * and other stories what is published. Null when there is none, or it would show another draft.
 *
 * @param client may read drafts.
 * @throws when the lake does not answer.
 */
export async function sharedArticle(
  client: SanityClient,
  story: string,
): Promise<{ view: ArticleView; isDraft: boolean } | null> {
  for (const [id, isDraft] of [
    [`drafts.${story}`, true],
    [story, false],
  ] as const) {
    const found = await version(client, id, story);
    if (found?.view) return { view: found.view, isDraft };
    if (found !== null) return null;
  }
  return null;
}
