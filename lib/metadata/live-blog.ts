import type { ArticleView, LiveUpdateView } from '#lib/content/article/view.ts';
import { bodyText } from '#lib/content/body/plain-text.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import { liveUpdatePath } from '#lib/routes.ts';
import { audioObjects } from './audio-object.ts';
import { imageObjects, person, publisher, type StructuredData } from './json-ld.ts';
import { publicUrl } from './site.ts';
import type { Unmarked } from './unmarked.ts';
import { videoObjects } from './video-object.ts';

/**
 * A live story as what it is besides an article: since when and until when it was followed, and each of
 * the updates that stand on its page.
 *
 * @param at writes an instant on the newsroom's clock.
 * @see https://schema.org/LiveBlogPosting
 */
export function liveBlog(
  view: Unmarked<ArticleView>,
  settings: Unmarked<SettingsView>,
  at: (instant: string) => string,
): StructuredData {
  const url = publicUrl(view.href);
  return {
    '@type': 'LiveBlogPosting',
    '@id': `${url}#live`,
    url,
    mainEntityOfPage: url,
    headline: view.headline,
    description: view.standfirst ?? undefined,
    image: view.leadImage ? imageObjects(view.leadImage) : undefined,
    datePublished: at(view.publishedAt),
    dateModified: at(view.modifiedAt),
    coverageStartTime: at(startOf(view)),
    coverageEndTime: view.coverageEndedAt === null ? undefined : at(view.coverageEndedAt),
    author: view.authors.map(person),
    publisher: publisher(settings),
    inLanguage: view.language ?? settings.language,
    liveBlogUpdate: view.liveUpdates.map((update) => post(update, view, at)),
  };
}

/** An update may tell of what was before the story was published. */
const startOf = ({ publishedAt, liveUpdates }: ArticleView): string =>
  [publishedAt, ...liveUpdates.map(({ at }) => at)].sort()[0] ?? publishedAt;

const post = (
  update: LiveUpdateView,
  view: ArticleView,
  at: (instant: string) => string,
): StructuredData => ({
  '@type': 'BlogPosting',
  url: publicUrl(liveUpdatePath(view.href, update.key)),
  headline: update.headline ?? view.headline,
  datePublished: at(update.at),
  dateModified: at(update.at),
  articleBody: bodyText(update.body),
  audio: audioObjects(update.body),
  video: videoObjects(update.body, at(update.at)),
  author: (update.authors.length > 0 ? update.authors : view.authors).map(person),
});
