import 'server-only';
import { loadArticle } from '#lib/content/article/load.ts';
import { sharedArticle } from '#lib/content/article/shared.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import { isLakeUnavailable, LakeUnavailableError } from '#lib/content/ask-lake.ts';
import { readerViewing } from '#lib/content/viewing.ts';
import { readEnvironment } from '#lib/env.ts';
import { currentNote } from '#lib/keep/making.ts';
import { previewDesk } from '../current.ts';
import { siteOpenings } from './openings.ts';
import { sharedDraft } from './standing.ts';

/** What a link shows: the draft until its end, or the page readers have by now. */
export type Shared = { view: ArticleView; until: string; isDraft: boolean; isOut: boolean };

/**
 * What stands behind a link; null for one that has ended or never was.
 *
 * @throws LakeUnavailableError
 */
export async function loadShared(link: string): Promise<Shared | null> {
  const { sanity } = readEnvironment();
  if (sanity.readToken === undefined) return null;
  const { lake } = previewDesk();
  try {
    const draft = await sharedDraft(link, lake, sanity.lake);
    if (draft === null) return null;
    const found = await sharedArticle(lake.client, draft.story);
    if (found === null) return null;
    siteOpenings().add(draft.name);
    return { ...found, until: draft.until, isOut: !found.isDraft && (await isOut(found.view)) };
  } catch (error) {
    if (isLakeUnavailable(error)) throw error;
    currentNote().lakeWas ??= 'away';
    throw new LakeUnavailableError('it does not say what a link leads to.');
  }
}

/** Whether readers see the story at its own address. */
async function isOut({ id, href }: ArticleView): Promise<boolean> {
  const slug = decodeURIComponent(href.slice(href.lastIndexOf('/') + 1));
  return (await loadArticle(slug, readerViewing)).view?.id === id;
}
