import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { toRfc822 } from '#lib/dates.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import type { Enclosure } from './enclosures.ts';
import { type Feed, feedModifiedAt, storyGuid } from './feed.ts';
import { ambiguousText, htmlText } from './html.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/**
 * A feed as RSS 2.0.
 *
 * @param enclosures the stories' pictures, by the story's id.
 * @see https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile
 */
export function rssFeed(
  feed: Feed,
  settings: SettingsView,
  enclosures: ReadonlyMap<string, Enclosure>,
): string {
  const modifiedAt = feedModifiedAt(feed.stories);
  const channel = element('channel', [
    element('title', ambiguousText(feed.title)),
    element('link', publicUrl(feed.pagePath)),
    element('description', htmlText(feed.description)),
    element('language', settings.language.toLowerCase()),
    modifiedAt === null ? null : element('lastBuildDate', toRfc822(modifiedAt)),
    element('atom:link', '', {
      href: publicUrl(feed.feedPath),
      rel: 'self',
      type: 'application/rss+xml',
    }),
    ...feed.stories.map((story) => item(story, enclosures.get(story.id))),
  ]);
  return xmlDocument(element('rss', [channel], namespaces));
}

const item = (story: StoryTeaserView, picture: Enclosure | undefined): Xml =>
  element('item', [
    element('title', ambiguousText(story.headline)),
    element('link', publicUrl(story.href)),
    element('guid', storyGuid(story), { isPermaLink: 'false' }),
    element('pubDate', toRfc822(story.publishedAt)),
    ...story.authors.map(({ name }) => element('dc:creator', name)),
    story.section && element('category', story.section.name),
    element('description', htmlText(story.standfirst ?? story.headline)),
    picture && enclosure(picture),
  ]);

const enclosure = (picture: Enclosure): Xml => element('enclosure', '', picture);
