import { stegaEncodeSourceMap } from '@sanity/client/stega';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleContent } from '#lib/content/article/article.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import type {
  ArchiveView,
  AuthorPageView,
  MonthPageView,
  SearchView,
  TagPageView,
} from '#lib/content/list/view.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { LakeDocument, StoryChanges } from '#lib/content/testing/changes.ts';
import {
  paragraph,
  picture,
  references,
  story,
  surroundings,
  view,
} from '#lib/content/testing/small-lake.ts';
import { archiveJsonLd, archiveMetadata, monthJsonLd, monthMetadata } from './archive.ts';
import { articleMetadata } from './article.ts';
import { articleJsonLd } from './article-json-ld.ts';
import { authorJsonLd, authorMetadata } from './author.ts';
import { latestMetadata } from './latest.ts';
import { searchMetadata } from './search.ts';
import { titledListJsonLd, titledListMetadata } from './titled-list.ts';
import { type Unmarked, unmarked } from './unmarked.ts';

const settings = unmarked<SettingsView>({
  ...defaultSettings,
  name: 'The Day',
  language: 'en-GB',
  timeZone: 'America/Bogota',
});

async function article(
  changes: StoryChanges,
  ...others: LakeDocument[]
): Promise<Unmarked<ArticleView>> {
  const { view: found } = await view(
    articleContent,
    [...surroundings, ...others, story('a', changes)],
    { slug: 'a' },
  );
  if (found === null) throw new Error('The story is not served.');
  return unmarked(found);
}

const full = {
  leadImage: picture,
  tags: references('rivers'),
  dateline: { city: 'Bogotá', country: 'Colombia' },
  updatedAt: '2026-02-02T11:20:00Z',
  corrections: [
    { _key: 'c', kind: 'correction', text: 'Two, not three.', at: '2026-02-02T11:30:00Z' },
    { _key: 'u', kind: 'update', text: 'With a quote.', at: '2026-02-02T11:10:00Z' },
  ],
};

test("a story's data says when, who, what and where, on the newsroom's clock", async () => {
  const [news, trail] = articleJsonLd(await article(full), settings);
  expect(news).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: 'http://localhost:3000/article/a',
    headline: 'Story a',
    datePublished: '2026-02-02T06:00:00-05:00',
    dateModified: '2026-02-02T06:30:00-05:00',
    author: [{ '@type': 'Person', name: 'Ana Ruiz', url: 'http://localhost:3000/author/ana-ruiz' }],
    publisher: { '@type': 'NewsMediaOrganization', name: 'The Day' },
    contentLocation: { name: 'Bogotá, Colombia' },
    correction: [{ '@type': 'CorrectionComment', text: 'Two, not three.' }],
    isAccessibleForFree: true,
    keywords: ['Rivers'],
  });
  expect(news?.correction).toHaveLength(1);
  expect(news?.image).toMatchObject([
    { width: '1200 px', height: '675 px', creditText: 'Dateline' },
    { width: '1200 px', height: '900 px' },
    { width: '1000 px', height: '1000 px' },
  ]);
  expect(trail).toMatchObject({
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: 'The Day' }, { name: 'World' }, { name: 'Story a', position: 3 }],
  });
});

test('a recording is told with its length and its words, and nothing that is not known of it', async () => {
  const sound: LakeDocument = {
    _id: 'file-abc-mp3',
    _type: 'sanity.fileAsset',
    mimeType: 'audio/mpeg',
  };
  const file = { asset: { _type: 'reference', _ref: 'file-abc-mp3' } };
  const body = [
    {
      _type: 'audio',
      _key: 'a',
      file,
      title: 'The bell',
      duration: '0:09',
      transcript: [paragraph('Five.')],
    },
    { _type: 'audio', _key: 'b', file, title: 'The square' },
  ];
  const [news] = articleJsonLd(await article({ body }, sound), settings);
  const contentUrl = 'http://localhost:3000/lake/files/dateline/production/abc.mp3';
  const [bell, square] = z
    .array(z.object({}).loose())
    .parse(JSON.parse(JSON.stringify(news?.audio)));
  expect(bell).toEqual({
    '@type': 'AudioObject',
    name: 'The bell',
    contentUrl,
    duration: 'PT0M9S',
    transcript: 'Five.',
  });
  expect(square).toEqual({ '@type': 'AudioObject', name: 'The square', contentUrl });
  expect(articleJsonLd(await article({}), settings)[0]).not.toHaveProperty('audio.0');
});

test('head and data of a story agree about its dates', async () => {
  const story = await article(full);
  const [news] = articleJsonLd(story, settings);
  expect(articleMetadata(story, settings).openGraph).toMatchObject({
    type: 'article',
    publishedTime: news?.datePublished,
    modifiedTime: news?.dateModified,
  });
});

test.each([
  ['analysis', 'AnalysisNewsArticle'],
  ['opinion', 'OpinionNewsArticle'],
  ['feature', 'NewsArticle'],
  ['live', 'NewsArticle'],
])('a story of kind %s is a %s', async (kind, type) => {
  expect(articleJsonLd(await article({ kind }), settings)[0]?.['@type']).toBe(type);
});

test('a live story says besides since when and until when, and of each update its own date, address and text', async () => {
  const live = await article({
    kind: 'live',
    coverageEndedAt: '2026-02-02T11:50:00Z',
    liveUpdates: [
      { _key: 'k', headline: 'Higher', at: '2026-02-02T11:40:00Z', body: [paragraph('It rose.')] },
    ],
  });
  const [news, blog] = articleJsonLd(live, settings);
  expect(news).toMatchObject({ '@type': 'NewsArticle', dateModified: blog?.dateModified });
  expect(blog).toMatchObject({
    '@type': 'LiveBlogPosting',
    coverageStartTime: '2026-02-02T06:00:00-05:00',
    coverageEndTime: '2026-02-02T06:50:00-05:00',
    dateModified: '2026-02-02T06:40:00-05:00',
    liveBlogUpdate: [
      {
        '@type': 'BlogPosting',
        headline: 'Higher',
        datePublished: '2026-02-02T06:40:00-05:00',
        url: 'http://localhost:3000/article/a/update/k',
        articleBody: 'It rose.',
      },
    ],
  });
});

test("a story's head carries the editor's words for search, else its own", async () => {
  const plain = articleMetadata(await article(full), settings);
  expect(plain).toMatchObject({
    title: { absolute: 'Story a – The Day' },
    description: 'Why it matters.',
    alternates: { canonical: 'http://localhost:3000/article/a' },
    robots: { index: true, 'max-image-preview': 'large' },
    twitter: { card: 'summary_large_image' },
    openGraph: { locale: 'en_GB', images: [{ width: 1200, height: 630, alt: 'A river' }] },
  });
  const seo = { title: 'Short', description: 'Shorter.', noIndex: true };
  expect(articleMetadata(await article({ seo }), settings)).toMatchObject({
    title: { absolute: 'Short – The Day' },
    description: 'Shorter.',
    robots: { index: false, follow: true },
    twitter: { card: 'summary_large_image' },
    openGraph: {
      images: [
        {
          url: expect.stringMatching(
            /^http:\/\/localhost:3000\/article\/a\/card\.png\?v=[\w-]{8}$/,
          ),
          type: 'image/png',
          alt: 'Short',
        },
      ],
    },
  });
});

const list = { stories: [], page: 1, pageCount: 3, total: 45 };
const tag = unmarked<TagPageView>({
  id: 't',
  path: '/tag/rivers',
  title: 'Rivers',
  kind: null,
  description: null,
  list,
});

test('every page of a list has its own address and title, and all may be indexed', () => {
  expect(titledListMetadata(tag, settings)).toMatchObject({
    title: { absolute: 'Rivers – The Day' },
    alternates: {
      canonical: 'http://localhost:3000/tag/rivers',
      types: {
        'application/rss+xml': [
          { url: 'http://localhost:3000/feed.xml' },
          { title: 'Rivers', url: 'http://localhost:3000/tag/rivers/feed.xml' },
        ],
      },
    },
  });
  const second = unmarked<TagPageView>({ ...tag, list: { ...list, page: 2 } });
  expect(titledListMetadata(second, settings)).toMatchObject({
    title: { absolute: 'Rivers, page 2 – The Day' },
    alternates: { canonical: 'http://localhost:3000/tag/rivers/page/2' },
    robots: { index: true },
  });
  expect(titledListJsonLd(second, settings)[0]).toMatchObject({
    '@type': 'CollectionPage',
    url: 'http://localhost:3000/tag/rivers/page/2',
  });
  expect(latestMetadata(unmarked(list), settings).alternates?.canonical).toBe(
    'http://localhost:3000/latest',
  );
});

test('an author has a profile', () => {
  const author = {
    id: 'a',
    path: '/author/ana',
    name: 'Ana Ruiz',
    role: 'Correspondent',
    bio: 'Writes.',
    portrait: null,
    sameAs: ['https://example.org/ana'],
    list,
  } as const;
  const profile = unmarked<AuthorPageView>({ ...author, sameAs: [...author.sameAs] });
  expect(authorMetadata(profile, settings).description).toBe('Writes.');
  expect(authorJsonLd(profile, settings)[0]).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: {
      name: 'Ana Ruiz',
      jobTitle: 'Correspondent',
      sameAs: ['https://example.org/ana'],
    },
  });
});

test('search results stay out of search engines', () => {
  const found: SearchView = {
    ...{ query: 'a & b', section: null, order: 'best', list, found: [], total: 1, isCut: false },
    ...{ sections: [], all: 1 },
  };
  expect(searchMetadata(unmarked<SearchView>(found), settings)).toMatchObject({
    title: { absolute: 'Search: a & b – The Day' },
    alternates: { canonical: 'http://localhost:3000/search?q=a+%26+b' },
    robots: { index: false, follow: true },
  });
});

/** A text as a preview has it, from the document `a`. */
const withMarks = (text: string): string =>
  stegaEncodeSourceMap(
    { text },
    {
      documents: [{ _id: 'a', _type: 'article' }],
      paths: ["$['headline']"],
      mappings: {
        "$['text']": { type: 'value', source: { type: 'documentValue', document: 0, path: 0 } },
      },
    },
    { enabled: true, studioUrl: '/studio', filter: () => true },
  ).text;

test('what a preview marks is told to machines without the marks', async () => {
  const story = await article(full);
  const marked = { ...story, headline: withMarks(story.headline) };
  expect(marked.headline).not.toBe(story.headline);
  expect(articleMetadata(unmarked(marked), settings)).toEqual(articleMetadata(story, settings));
});

test('the archive and its months each have one address, and say where they stand', () => {
  const list = { stories: [], page: 2, pageCount: 3, total: 45 };
  const month = unmarked<MonthPageView>({ month: '2026-02', path: '/archive/2026/02', list });
  expect(monthMetadata(month, settings)).toMatchObject({
    title: { absolute: 'Archive: February 2026, page 2 – The Day' },
    description: 'What The Day published in February 2026.',
    alternates: { canonical: 'http://localhost:3000/archive/2026/02/page/2' },
  });
  const [, trail] = monthJsonLd(month, settings);
  expect(trail).toMatchObject({
    itemListElement: [
      { name: 'The Day' },
      { name: 'Archive', item: 'http://localhost:3000/archive' },
      { name: 'February 2026', item: 'http://localhost:3000/archive/2026/02' },
    ],
  });
  expect(archiveMetadata(settings)).toMatchObject({
    alternates: { canonical: 'http://localhost:3000/archive' },
  });
  const archive = unmarked<ArchiveView>({ months: [{ month: '2026-02', total: 45 }] });
  expect(archiveJsonLd(archive, settings)[0]).toMatchObject({
    '@type': 'CollectionPage',
    mainEntity: {
      itemListElement: [{ url: 'http://localhost:3000/archive/2026/02', name: 'February 2026' }],
    },
  });
});
