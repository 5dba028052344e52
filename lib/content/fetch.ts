import 'server-only';
import type { QueryParams, SanityClient } from '@sanity/client';
import { cacheLife, cacheTag } from 'next/cache';
import { createSiteClient } from '#sanity/client.ts';
import { type Answer, askLake, isLakeUnavailable, LakeUnavailableError } from './ask-lake.ts';
import { lastGoodAnswers } from './last-good.ts';
import { cacheTagsOfAnswer } from './tags.ts';
import type { DraftPerspective, Viewing } from './viewing.ts';

export { LakeUnavailableError };

/** Milliseconds: a reader should not wait longer for a last good copy; an editor and a build may. */
const readerPatience = process.env.NEXT_PHASE === 'phase-production-build' ? 60_000 : 3000;
const editorPatience = 10_000;

/** Seconds. Kept until a change expires it. */
const untilExpired = { stale: 300, revalidate: Infinity, expire: Infinity };
/** Seconds. A last good copy is asked for anew soon, and stands meanwhile. */
const untilTheLakeIsBack = { stale: 300, revalidate: 5, expire: 86_400 };

let client: SanityClient | undefined;
function siteClient(): SanityClient {
  // A last good copy is better than a reader who waits for many tries.
  client ??= createSiteClient({ maxRetries: 1 });
  return client;
}

/**
 * The answer to a query, as the viewer may see it. Sets `$previewing`, so that no caller can.
 *
 * @throws LakeUnavailableError when the lake does not answer and never answered this before.
 */
export async function fetchContent(
  query: string,
  params: QueryParams,
  viewing: Viewing,
): Promise<Answer> {
  if (viewing.mode === 'draft') return fetchDraft(query, params, viewing.perspective);
  try {
    return await fetchPublished(query, params);
  } catch (error) {
    throw isLakeUnavailable(error) ? new LakeUnavailableError('it did not give an answer.') : error;
  }
}

/** The one cache all readers share. Only what is published ever enters it. */
async function fetchPublished(query: string, params: QueryParams): Promise<Answer> {
  'use cache';
  const { answer, fresh } = await publishedOrLastGood(query, params);
  cacheLife(fresh ? untilExpired : untilTheLakeIsBack);
  cacheTag(...cacheTagsOfAnswer(answer.tags));
  return answer;
}

async function publishedOrLastGood(
  query: string,
  params: QueryParams,
): Promise<{ answer: Answer; fresh: boolean }> {
  const key = JSON.stringify([query, params]);
  try {
    const answer = await askLake(siteClient(), {
      query,
      params: { ...params, previewing: false },
      options: { perspective: 'published', stega: false, tag: 'reader' },
      patience: readerPatience,
    });
    lastGoodAnswers().remember(key, answer);
    return { answer, fresh: true };
  } catch (error) {
    const answer = isLakeUnavailable(error) ? lastGoodAnswers().recall(key) : null;
    if (answer === null) throw error;
    return { answer, fresh: false };
  }
}

/** What an editor previews: asked for each time, marked for the overlays, kept nowhere. */
const fetchDraft = (
  query: string,
  params: QueryParams,
  perspective: DraftPerspective,
): Promise<Answer> =>
  askLake(siteClient(), {
    query,
    params: { ...params, previewing: true },
    options: { perspective, stega: true, resultSourceMap: 'withKeyArraySelector', tag: 'preview' },
    patience: editorPatience,
  });
