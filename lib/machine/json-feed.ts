import { fixedImage } from '#lib/content/image/sources.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { toIsoWithOffset } from '#lib/dates.ts';
import { publicUrl, siteOrigin } from '#lib/metadata/site.ts';
import { clockOf } from '#lib/words/spoken.ts';
import { categoriesOf, type Feed, storyGuid } from './feed.ts';
import { storyHtml } from './story/html.ts';

/**
 * A feed as JSON Feed 1.1.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export const jsonFeed = (feed: Feed, settings: SettingsView): string =>
  JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.description,
      home_page_url: publicUrl(feed.pagePath),
      feed_url: publicUrl(feed.feedPath),
      language: settings.language,
      authors: [{ name: settings.name, url: publicUrl('/') }],
      hubs: settings.feedHub === null ? undefined : [{ type: 'WebSub', url: settings.feedHub }],
      items: feed.stories.map((story) => item(story, feed, settings)),
    },
    null,
    2,
  );

function item(story: StoryTeaserView, feed: Feed, settings: SettingsView) {
  const { timeZone, language } = settings;
  const text = feed.texts.get(story.id);
  return {
    id: storyGuid(story),
    url: publicUrl(story.href),
    title: story.headline,
    content_html: text && storyHtml(text, clockOf(text, settings)),
    content_text: text ? undefined : (story.standfirst ?? story.headline),
    summary: story.standfirst ?? undefined,
    image: story.image ? fixedImage(story.image, siteOrigin(), null).url : undefined,
    date_published: toIsoWithOffset(story.publishedAt, timeZone),
    date_modified: toIsoWithOffset(story.modifiedAt, timeZone),
    authors: story.authors.map(({ name, href }) => ({ name, url: publicUrl(href) })),
    tags: categoriesOf(story, text),
    language: story.language ?? language,
  };
}
