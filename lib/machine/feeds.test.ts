import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { feedTextsContent } from '#lib/content/feed/texts.ts';
import { latestContent } from '#lib/content/list/latest/latest.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { LakeDocument } from '#lib/content/testing/changes.ts';
import { picture, references, story, surroundings, view } from '#lib/content/testing/small-lake.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { manifest } from './manifest.ts';
import { robots } from './robots.ts';
import { rssFeed } from './rss.ts';

const none = new Map<string, never>();
const settings = { ...defaultSettings, name: 'The Day', timeZone: 'Europe/Berlin' };

const hidden = [
  story('embargoed', { publishedAt: '2026-02-02T12:00:01Z', tags: references('rivers') }),
  story('no-author', { authors: [], tags: references('rivers') }),
];

async function feedOf(...documents: LakeDocument[]): Promise<Feed> {
  const newsroom = [...surroundings, ...hidden, ...documents];
  const { view: list } = await view(latestContent, newsroom);
  const ids = documents.map(({ _id }) => _id);
  const { view: said } = await view(feedTextsContent, newsroom, { ids });
  return {
    title: 'The Day & night',
    description: 'News.',
    pagePath: '/',
    feedPath: '/feed.xml',
    stories: list?.stories ?? [],
    texts: new Map(said?.texts.map((text) => [text.id, text])),
  };
}

const nasty = story('a', {
  headline: 'Rain & <b>wind</b> \u0007 "again"',
  leadImage: picture,
  updatedAt: '2026-02-02T11:30:00Z',
});

test('a story in RSS', async () => {
  const url = 'http://localhost:3000/lake/images/x.jpg?w=1200&fm=jpg';
  const enclosures = new Map([
    ['a', { url, type: 'image/jpeg', length: 345678, width: 1200, height: 600 }],
  ]);
  const xml = rssFeed(await feedOf(nasty), settings, enclosures);
  expect(xml).toContain('<title>The Day &amp; night</title>');
  expect(xml).toContain('<atom:link href="http://localhost:3000/feed.xml" rel="self"');
  expect(xml).toContain('<lastBuildDate>Mon, 02 Feb 2026 11:30:00 GMT</lastBuildDate>');
  expect(xml).toContain('<link>http://localhost:3000/article/a</link>');
  expect(xml).toContain('<pubDate>Mon, 02 Feb 2026 11:00:00 GMT</pubDate>');
  expect(xml).toContain('<dc:creator>Ana Ruiz</dc:creator>');
  expect(xml).toContain(
    '<enclosure url="http://localhost:3000/lake/images/x.jpg?w=1200&amp;fm=jpg" type="image/jpeg" length="345678"/>',
  );
  expect(xml.match(/<item>/g)).toHaveLength(1);
});

describe('what stands in a feed is read as it was written', () => {
  /** The text of the first element of a name, as an XML parser gives it. */
  const contentOf = (xml: string, name: string) =>
    new JSDOM(xml, { contentType: 'text/xml' }).window.document.querySelector(name)?.textContent;
  /** What a reader of feeds shows of HTML. */
  const shown = (html: string | null | undefined) => JSDOM.fragment(html ?? '').textContent;

  const texts = [
    'What <title> does, and <b>why</b>',
    'AT&amp;T &lt;b&gt; &copy; &copy &#39; and R&D',
    'a < b && c > d',
    '<script>alert(1)</script> <!-- gone --> <![CDATA[x]]> ]]>',
    '<',
    'Two\nlines',
    '水 <ruby> ماء &nbsp;',
  ];

  test.each(texts)('%j in a description, which is HTML', async (standfirst) => {
    const feed = { ...(await feedOf(story('a', { standfirst }))), description: standfirst };
    const xml = rssFeed(feed, settings, none);
    expect(shown(contentOf(xml, 'item > description'))).toBe(standfirst);
    expect(shown(contentOf(xml, 'channel > description'))).toBe(standfirst);
  });

  test.each(texts)('%j in a title, which some read as HTML and some as text', async (headline) => {
    const feed = { ...(await feedOf(story('a', { headline }))), title: headline };
    const xml = rssFeed(feed, settings, none);
    for (const name of ['item > title', 'channel > title']) {
      const title = contentOf(xml, name);
      expect(title?.replaceAll('\u200B', '')).toBe(headline);
      expect(shown(title)).toBe(title);
    }
  });

  test('a title that can be read in one way alone stands as it is', async () => {
    const headline = 'R&D at AT&T: a < b; "half" & half';
    const xml = rssFeed(await feedOf(story('a', { headline })), settings, none);
    expect(contentOf(xml, 'item > title')).toBe(headline);
  });

  test.each(texts)('%j in JSON, which is text', async (text) => {
    const feed = await feedOf(story('a', { headline: text, standfirst: text }));
    expect(JSON.parse(jsonFeed(feed, settings)).items).toMatchObject([
      { title: text, summary: text },
    ]);
  });
});

test('what a feed reader knows a story by outlives slug, headline and date', async () => {
  const guid = async (document: LakeDocument) =>
    /<guid isPermaLink="false">(.+?)<\/guid>/.exec(
      rssFeed(await feedOf(document), settings, none),
    )?.[1];
  const changed = story('a', {
    slug: { current: 'b' },
    headline: 'B',
    publishedAt: '2026-01-01T00:00:00Z',
  });
  expect(await guid(nasty)).toBe('urn:dateline:story:a');
  expect(await guid(changed)).toBe('urn:dateline:story:a');
});

test('a story in JSON Feed, with the dates of its page', async () => {
  expect(
    JSON.parse(jsonFeed({ ...(await feedOf(nasty)), feedPath: '/feed.json' }, settings)),
  ).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    feed_url: 'http://localhost:3000/feed.json',
    items: [
      {
        id: 'urn:dateline:story:a',
        url: 'http://localhost:3000/article/a',
        date_published: '2026-02-02T12:00:00+01:00',
        date_modified: '2026-02-02T12:30:00+01:00',
        authors: [{ name: 'Ana Ruiz' }],
      },
    ],
  });
});

describe('a feed as a reader of feeds understands it', () => {
  const url = 'http://localhost:3000/lake/images/x.jpg?w=1200&fm=jpg';
  const enclosure = { url, type: 'image/jpeg', length: 345678, width: 1200, height: 600 };
  const told = story('a', {
    tags: references('rivers'),
    leadImage: { ...picture, caption: 'At dawn & later.', credit: 'Ana Ruiz/Dateline' },
  });
  const withHub = { ...settings, feedHub: 'https://hub.example/' };

  test('RSS: the whole text, the picture with its credit, what it is filed under, the hub', async () => {
    const xml = rssFeed(await feedOf(told), withHub, new Map([['a', enclosure]]));
    const feed = parseRssFeed(xml);
    expect(feed.atom?.links).toEqual(
      expect.arrayContaining([{ href: 'https://hub.example/', rel: 'hub' }]),
    );
    const [item] = feed.items ?? [];
    expect(item?.categories?.map(({ name }) => name)).toEqual(['World', 'Rivers']);
    expect(item?.content?.encoded).toMatch(/^<figure>.*<p>It rained\.<\/p>$/);
    expect(item?.enclosures).toEqual([{ url, type: 'image/jpeg', length: 345678 }]);
    expect(item?.media?.contents).toMatchObject([
      {
        url,
        width: 1200,
        height: 600,
        description: { value: 'At dawn & later.' },
        credits: [{ value: 'Ana Ruiz/Dateline' }],
      },
    ]);
  });

  test('JSON: the same', async () => {
    const feed = parseJsonFeed(jsonFeed(await feedOf(told), withHub));
    expect(feed.hubs).toEqual([{ type: 'WebSub', url: 'https://hub.example/' }]);
    const [item] = feed.items ?? [];
    expect(item?.tags).toEqual(['World', 'Rivers']);
    expect(item?.language).toBe('en');
    expect(item?.content_html).toContain('<p>It rained.</p>');
    expect(item?.content_text).toBeUndefined();
  });

  test('a story whose text could not be had is there all the same', async () => {
    const feed = { ...(await feedOf(told)), texts: new Map() };
    expect(rssFeed(feed, settings, none)).not.toContain('content:encoded');
    expect(parseJsonFeed(jsonFeed(feed, settings)).items).toMatchObject([
      { content_text: 'Why it matters.', tags: ['World'] },
    ]);
  });

  test('without a hub none is named', async () => {
    expect(rssFeed(await feedOf(told), settings, none)).not.toContain('rel="hub"');
    expect(jsonFeed(await feedOf(told), settings)).not.toContain('hubs');
  });
});

test('an empty feed is a feed', async () => {
  const feed = await feedOf();
  expect(rssFeed(feed, settings, none)).not.toContain('<item>');
  expect(JSON.parse(jsonFeed(feed, settings)).items).toEqual([]);
});

test('crawlers find the sitemaps and stay out of the workshop', () => {
  const text = robots(settings);
  expect(text).toContain('Sitemap: http://localhost:3000/news-sitemap.xml');
  expect(text).toContain('Disallow: /studio');
  expect(text).not.toContain('Disallow: /search');
  expect(text).not.toContain('Content-Usage');
});

test('the manifest names the newsroom', () => {
  expect(JSON.parse(manifest(settings))).toMatchObject({
    name: 'The Day',
    start_url: '/',
    icons: [
      { src: '/icon/192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { purpose: 'any' },
      { src: '/icon/maskable-192.png', purpose: 'maskable' },
      { purpose: 'maskable' },
    ],
  });
});
