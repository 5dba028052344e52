import { expect, test } from 'vitest';
import { latestContent } from '#lib/content/list/latest/latest.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { LakeDocument } from '#lib/content/testing/changes.ts';
import { picture, references, story, surroundings, view } from '#lib/content/testing/small-lake.ts';
import type { Feed } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { manifest } from './manifest.ts';
import { robots } from './robots.ts';
import { rssFeed } from './rss.ts';

const settings = { ...defaultSettings, name: 'The Day', timeZone: 'Europe/Berlin' };

const hidden = [
  story('embargoed', { publishedAt: '2026-02-02T12:00:01Z', tags: references('rivers') }),
  story('no-author', { authors: [], tags: references('rivers') }),
];

async function feedOf(...documents: LakeDocument[]): Promise<Feed> {
  const { view: list } = await view(latestContent, [...surroundings, ...hidden, ...documents]);
  return {
    title: 'The Day & night',
    description: 'News.',
    pagePath: '/',
    feedPath: '/feed.xml',
    stories: list?.stories ?? [],
  };
}

const nasty = story('a', {
  headline: 'Rain & <b>wind</b> \u0007 "again"',
  leadImage: picture,
  updatedAt: '2026-02-02T11:30:00Z',
});

test('a story in RSS', async () => {
  const xml = rssFeed(await feedOf(nasty), settings);
  expect(xml).toContain('<title>The Day &amp; night</title>');
  expect(xml).toContain('<atom:link href="http://localhost:3000/feed.xml" rel="self"');
  expect(xml).toContain('<lastBuildDate>Mon, 02 Feb 2026 11:30:00 GMT</lastBuildDate>');
  expect(xml).toContain('<title>Rain &amp; &lt;b&gt;wind&lt;/b&gt;  &quot;again&quot;</title>');
  expect(xml).toContain('<link>http://localhost:3000/article/a</link>');
  expect(xml).toContain('<pubDate>Mon, 02 Feb 2026 11:00:00 GMT</pubDate>');
  expect(xml).toContain('<dc:creator>Ana Ruiz</dc:creator>');
  expect(xml).toContain(
    '<enclosure url="http://localhost:3000/lake/images/dateline/production/abc123-2000x1000.jpg" type="image/jpeg" length="345678"/>',
  );
  expect(xml.match(/<item>/g)).toHaveLength(1);
});

test('what a feed reader knows a story by outlives slug, headline and date', async () => {
  const guid = async (document: LakeDocument) =>
    /<guid isPermaLink="false">(.+?)<\/guid>/.exec(rssFeed(await feedOf(document), settings))?.[1];
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

test('an empty feed is a feed', async () => {
  const feed = await feedOf();
  expect(rssFeed(feed, settings)).not.toContain('<item>');
  expect(JSON.parse(jsonFeed(feed, settings)).items).toEqual([]);
});

test('crawlers find the sitemaps and stay out of the workshop', () => {
  expect(robots()).toContain('Sitemap: http://localhost:3000/news-sitemap.xml');
  expect(robots()).toContain('Disallow: /studio');
  expect(robots()).not.toContain('Disallow: /search');
});

test('the manifest names the newsroom', () => {
  expect(JSON.parse(manifest(settings))).toMatchObject({
    name: 'The Day',
    start_url: '/',
    icons: [],
  });
});
