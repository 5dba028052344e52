import 'server-only';
import { cache } from 'react';
import { withoutFaultyBlocks } from '../body/contain.ts';
import { type Loaded, loadContent, loadIfReady } from '../load.ts';
import { loadSettings } from '../settings/load.ts';
import type { Viewing } from '../viewing.ts';
import { articleContent } from './article.ts';
import { articleByIdContent } from './by-id.ts';
import { editedStory } from './edited.ts';
import { originalOf, otherTongues, translationsContent } from './translations.ts';
import { filledForPreview } from './unfinished.ts';
import type { ArticleView } from './view.ts';

/**
 * The story at `/article/<slug>`, its slug decoded; null when there is none that may be served. An editor in
 * preview finds a draft by its id, too: it has no address yet, or got it just now.
 *
 * @throws LakeUnavailableError
 */
export const loadArticle = cache(
  async (slug: string, viewing: Viewing): Promise<Loaded<ArticleView | null>> => {
    const { view, marks } = await loadContent(articleContent, { slug }, viewing, filledForPreview);
    if (view === null) {
      return viewing.mode === 'draft' ? loadById(slug, viewing) : { view, marks };
    }
    const original = originalOf(view);
    const [found, { view: newsroom }] = await Promise.all([
      loadIfReady(translationsContent, { original }, viewing),
      loadSettings(viewing),
    ]);
    const translations = found.view ? otherTongues(view, found.view, newsroom.language) : [];
    const story = { ...view, translations };
    return {
      view: viewing.mode === 'draft' ? editedStory(story) : forReaders(story),
      marks: [...marks, ...found.marks],
    };
  },
);

async function loadById(id: string, viewing: Viewing): Promise<Loaded<ArticleView | null>> {
  const found = await loadContent(articleByIdContent, { id }, viewing, filledForPreview);
  return { ...found, view: found.view && editedStory(found.view) };
}

const forReaders = (story: ArticleView): ArticleView => ({
  ...story,
  body: withoutFaultyBlocks(story.body),
  liveUpdates: story.liveUpdates.map((update) => ({
    ...update,
    body: withoutFaultyBlocks(update.body),
  })),
});
