import { Readable } from 'node:stream';
import { parseSitemap, parseSitemapIndex, type SitemapItem } from 'sitemap';
import { describe, expect, test } from 'vitest';
import { read } from '#lib/content/contract/read.ts';
import { bareImage } from '#lib/content/image/image.ts';
import type { ImageView } from '#lib/content/image/view.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import { newsSitemap, sitemap, sitemapIndex } from './sitemap.ts';

const settings = { ...defaultSettings, name: 'The Day', timeZone: 'Europe/Berlin' };
const modifiedAt = '2026-02-02T11:30:00.000Z';
const entry = (path: string, pictures: ImageView[] = []) => ({ path, modifiedAt, pictures });

/** What a crawler reads out of it; throws where it is no sitemap. */
const crawled = (xml: string): Promise<SitemapItem[]> => parseSitemap(Readable.from([xml]));

function picture(width = 2000, crop: object | null = null): ImageView {
  const asset = { _id: `image-abc123-${width}x1000-jpg` };
  const reading = read(bareImage, { asset, crop, alt: 'A river' });
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

test('the index names each file with its last change', async () => {
  const xml = await sitemapIndex([
    { name: 'pages', modifiedAt: null },
    { name: 'stories-2026-02', modifiedAt },
  ]);
  expect(await parseSitemapIndex(Readable.from([xml]))).toEqual([
    { url: 'http://localhost:3000/sitemap/pages.xml' },
    { url: 'http://localhost:3000/sitemap/stories-2026-02.xml', lastmod: modifiedAt },
  ]);
});

test('a file names pages, when they changed and what they show', async () => {
  const crop = { top: 0, bottom: 0.5, left: 0, right: 0 };
  const [first, second, ...others] = await crawled(
    await sitemap([entry('/article/a', [picture(), picture(2000, crop)]), entry('/tag/%26')]),
  );
  expect(first).toMatchObject({
    url: 'http://localhost:3000/article/a',
    lastmod: modifiedAt,
    img: [
      {
        url: 'http://localhost:3000/lake/images/dateline/production/abc123-2000x1000.jpg?w=1200&q=75&fm=jpg&bg=ffffff',
      },
      { url: expect.stringContaining('rect=0%2C0%2C2000%2C500') },
    ],
  });
  expect(second).toMatchObject({ url: 'http://localhost:3000/tag/%26', img: [] });
  expect(others).toEqual([]);
});

test('the news sitemap says who publishes, when, and under which headline', async () => {
  const headline = 'Rain & <b>wind</b> \u0007 "again" \uD83C!';
  const stories = [{ path: '/article/a', headline, publishedAt: '2026-02-02T11:00:00Z' }];
  const [story] = await crawled(await newsSitemap(stories, { ...settings, language: 'en-GB' }));
  expect(story).toMatchObject({
    url: 'http://localhost:3000/article/a',
    news: {
      publication: { name: 'The Day', language: 'en' },
      publication_date: '2026-02-02T12:00:00+01:00',
      title: 'Rain & <b>wind</b>  "again" \uFFFD!',
    },
  });
});

test.each([
  ['zh-Hant', 'zh-tw'],
  ['zh-CN', 'zh-cn'],
  ['es-CO', 'es'],
])('news in %s is in %s', async (language, code) => {
  const story = { path: '/a', headline: 'x', publishedAt: modifiedAt };
  expect(await newsSitemap([story], { ...settings, language })).toContain(
    `<news:language>${code}</news:language>`,
  );
});

describe('attack: what a sitemap may hold', () => {
  const limits = { urls: 50_000, bytes: 50 * 1024 * 1024 };

  test('no pages at all, and no news for two days → files without an address', async () => {
    for (const xml of [await sitemap([]), await newsSitemap([], settings)]) {
      expect(xml).toContain('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>');
    }
  });

  test('10,000 stories with 20 pictures each, under the longest addresses → every address, in less than 50 MB', async () => {
    const pictures = Array.from({ length: 20 }, (_, n) => picture(1000 + n));
    const long = 'ß'.repeat(325);
    const entries = Array.from({ length: 10_000 }, (_, n) =>
      entry(`/article/${encodeURIComponent(`${long}${n}`)}`, pictures),
    );
    const xml = await sitemap(entries);
    expect(Buffer.byteLength(xml)).toBeLessThan(limits.bytes);
    expect(xml.match(/<url>/g)).toHaveLength(10_000);
    expect(xml).toContain('<image:image>');
  });

  test('an address of 2,048 characters → left out, and told; the others stand', async () => {
    const path = (length: number) =>
      `/article/${'a'.repeat(length - 'http://localhost:3000/article/'.length)}`;
    const told: string[] = [];
    const { warn } = console;
    console.warn = (line: string) => told.push(line);
    try {
      const found = await crawled(await sitemap([entry(path(2048)), entry(path(2047))]));
      expect(found.map(({ url }) => url.length)).toEqual([2047]);
    } finally {
      console.warn = warn;
    }
    expect(told.join()).toContain('its address is too long');
  });
});
