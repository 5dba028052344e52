import type { ImageView } from '#lib/content/image/view.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StoryTeaserView } from '#lib/content/story/view.ts';
import { toRfc822 } from '#lib/dates.ts';
import { publicUrl } from '#lib/metadata/site.ts';
import { clockOf } from '#lib/words/spoken.ts';
import type { Enclosure } from './enclosures.ts';
import { categoriesOf, type Feed, feedModifiedAt, storyGuid } from './feed.ts';
import { ambiguousText, htmlText } from './html.ts';
import { storyHtml } from './story/html.ts';
import { element, type Xml, xmlDocument } from './xml.ts';

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
};

/**
 * A feed as RSS 2.0.
 *
 * @param enclosures the stories' pictures, by the story's id.
 * @see https://www.rssboard.org/rss-specification and https://www.rssboard.org/rss-profile
 * @see https://www.rssboard.org/media-rss and https://www.w3.org/TR/websub/#discovery
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
    settings.feedHub === null
      ? null
      : element('atom:link', '', { href: settings.feedHub, rel: 'hub' }),
    ...feed.stories.map((story) => item(story, feed, settings, enclosures.get(story.id))),
  ]);
  return xmlDocument(element('rss', [channel], namespaces));
}

function item(
  story: StoryTeaserView,
  feed: Feed,
  settings: SettingsView,
  picture: Enclosure | undefined,
): Xml {
  const text = feed.texts.get(story.id);
  return element('item', [
    element('title', ambiguousText(story.headline)),
    element('link', publicUrl(story.href)),
    element('guid', storyGuid(story), { isPermaLink: 'false' }),
    story.language === undefined ? null : element('dc:language', story.language),
    element('pubDate', toRfc822(story.publishedAt)),
    ...story.authors.map(({ name }) => element('dc:creator', name)),
    ...categoriesOf(story, text).map((name) => element('category', name)),
    element('description', htmlText(story.standfirst ?? story.headline)),
    text && element('content:encoded', storyHtml(text, clockOf(text, settings))),
    picture && element('enclosure', '', enclosure(picture)),
    picture && story.image && media(picture, story.image),
  ]);
}

const enclosure = ({ url, type, length }: Enclosure) => ({ url, type, length });

/** The same picture, with what is said about it. */
function media({ url, type, length, width, height }: Enclosure, image: ImageView): Xml {
  const { alt, caption, credit } = image;
  return element(
    'media:content',
    [
      element('media:description', caption ?? alt, { type: 'plain' }),
      credit === null ? null : element('media:credit', credit),
    ],
    { url, type, fileSize: length, medium: 'image', width, height },
  );
}
