import { expect, test } from 'vitest';
import { articleContent } from '#lib/content/article/article.ts';
import type { ArticleView } from '#lib/content/article/view.ts';
import type {
  ArchiveView,
  AuthorPageView,
  CorrectionsPageView,
  MonthPageView,
  StoryListView,
  TagPageView,
  TopicsView,
} from '#lib/content/list/view.ts';
import { defaultSettings } from '#lib/content/settings/settings.ts';
import type { SettingsView } from '#lib/content/settings/view.ts';
import type { StaticPageView } from '#lib/content/static-page/view.ts';
import type { StoryChanges } from '#lib/content/testing/changes.ts';
import { picture, references, story, surroundings, view } from '#lib/content/testing/small-lake.ts';
import { archiveJsonLd, monthJsonLd } from './archive.ts';
import { articleJsonLd } from './article-json-ld.ts';
import { authorJsonLd } from './author.ts';
import { correctionsJsonLd } from './corrections.ts';
import { frontPageJsonLd } from './front-page.ts';
import { imageObject } from './json-ld.ts';
import { latestJsonLd } from './latest.ts';
import { staticPageJsonLd } from './static-page.ts';
import { faultsOfShape } from './testing/schema-shapes.ts';
import { tagJsonLd, topicsJsonLd } from './topics.ts';
import { unmarked } from './unmarked.ts';

const settings = unmarked<SettingsView>({
  ...defaultSettings,
  name: 'The Day',
  language: 'en-GB',
  social: ['https://example.org/the-day'],
  publisher: {
    ...defaultSettings.publisher,
    contactEmail: 'desk@example.org',
    ethicsPolicyUrl: '/ethics',
    ownershipFundingUrl: '/owners',
  },
});

async function article(changes: StoryChanges): Promise<ArticleView> {
  const documents = [...surroundings, story('a', changes)];
  const { view: found } = await view(articleContent, documents, { slug: 'a' });
  if (found === null) throw new Error('The story is not served.');
  return found;
}

const at = '2026-02-02T11:30:00Z';
const full: StoryChanges = {
  leadImage: { ...picture, photographer: 'Lucía Prado', licence: { name: 'CC BY 4.0' } },
  tags: references('rivers'),
  dateline: { city: 'Bogotá', country: 'Colombia' },
  corrections: [{ _key: 'c', kind: 'correction', text: 'Two, not three.', at }],
  body: [
    {
      ...{ _type: 'block', _key: 'p', style: 'normal', markDefs: [] },
      children: [{ _type: 'span', _key: 's', text: 'It rained.', marks: [] }],
    },
    {
      ...{ _type: 'video', _key: 'v', title: 'Rain', poster: picture, duration: '12:04' },
      url: 'https://vimeo.com/76979871',
    },
    {
      ...{ _type: 'claim', _key: 'c', claim: 'It never rains.', claimant: 'Ana Ruiz' },
      ...{ rating: 'mostlyFalse', saidOn: '2026-01-28', appearance: 'https://example.org/a' },
    },
    {
      ...{ _type: 'claim', _key: 'd', claim: 'It always rains.', claimant: 'The Works' },
      ...{ rating: 'unproven', claimantIs: 'organization' },
    },
  ],
};

const whole = await article(full);
const translated: ArticleView = {
  ...whole,
  language: 'es',
  translationOf: 'b',
  translations: [
    { id: 'b', headline: 'Story b', href: '/article/b' },
    { id: 'c', headline: '物語', href: '/article/c', language: 'ja' },
  ],
};
const list: StoryListView = {
  ...{ page: 1, pageCount: 1, total: 1 },
  stories: [{ ...whole, image: whole.leadImage }],
};
const tag = {
  id: 't',
  path: '/tag/rivers',
  title: 'Rivers',
  description: null,
  kind: null,
} as const;
const author: AuthorPageView = {
  ...{ id: 'ana', path: '/author/ana', name: 'Ana Ruiz', role: 'Reporter', bio: 'Writes.', list },
  ...{ portrait: whole.leadImage, sameAs: ['https://example.org/ana'] },
};
const corrections: CorrectionsPageView = {
  ...{ page: 1, pageCount: 1, total: 1 },
  entries: list.stories.map((story) => ({ story, corrections: whole.corrections })),
};
const front = { breaking: [], lead: list.stories[0] ?? null, side: [], strip: [], rails: [] };
const about: StaticPageView = { id: 'p', path: '/about', title: 'About', body: [] };

/** What each page type says in its structured data. */
const said = {
  front: frontPageJsonLd(unmarked(front), settings),
  news: articleJsonLd(unmarked(whole), settings),
  'news in another language': articleJsonLd(unmarked(translated), settings),
  opinion: articleJsonLd(unmarked(await article({ ...full, kind: 'opinion' })), settings),
  analysis: articleJsonLd(unmarked(await article({ ...full, kind: 'analysis' })), settings),
  live: articleJsonLd(
    unmarked(
      await article({
        ...full,
        kind: 'live',
        liveUpdates: [{ _key: 'u', headline: 'News', at, body: full.body }],
      }),
    ),
    settings,
  ),
  tag: tagJsonLd(unmarked<TagPageView>({ ...tag, list }), settings),
  topics: topicsJsonLd(
    unmarked<TopicsView>({
      letters: [
        { letter: 'R', topics: [{ id: 'r', name: 'Rivers', href: '/tag/rivers', stories: 3 }] },
      ],
      ...{ index: [{ letter: 'R', page: 1 }], page: 1, pageCount: 1 },
    }),
    settings,
  ),
  author: authorJsonLd(unmarked(author), settings),
  'author, page 2': authorJsonLd(unmarked({ ...author, list: { ...list, page: 2 } }), settings),
  latest: latestJsonLd(unmarked(list), settings),
  corrections: correctionsJsonLd(unmarked(corrections), settings),
  archive: archiveJsonLd(
    unmarked<ArchiveView>({ months: [{ month: '2026-02', total: 1 }] }),
    settings,
  ),
  month: monthJsonLd(
    unmarked<MonthPageView>({ month: '2026-02', path: '/archive/2026/02', list }),
    settings,
  ),
  page: staticPageJsonLd(unmarked(about), settings),
};

type Said = Record<string, unknown>;
const isObject = (value: unknown): value is Said => typeof value === 'object' && value !== null;

/** Every object of a type, however deep. */
const objects = (data: unknown): Said[] =>
  isObject(data)
    ? [...('@type' in data ? [data] : []), ...Object.values(data).flatMap(objects)]
    : [];

/**
 * What Google asks of each type.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/search-gallery
 */
const news = ['headline', 'image', 'datePublished', 'dateModified', 'author', 'publisher'];
const asked: Readonly<Record<string, readonly string[]>> = {
  NewsArticle: news,
  OpinionNewsArticle: news,
  AnalysisNewsArticle: news,
  LiveBlogPosting: [...news, 'liveBlogUpdate', 'coverageStartTime'],
  BlogPosting: ['headline', 'datePublished', 'articleBody'],
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position', 'name'],
  ProfilePage: ['mainEntity'],
  Person: ['name'],
  NewsMediaOrganization: ['name', 'url'],
  ImageObject: ['contentUrl', 'creditText'],
  VideoObject: ['name', 'thumbnailUrl', 'uploadDate'],
  ClaimReview: ['claimReviewed', 'url', 'author', 'itemReviewed', 'reviewRating'],
  Claim: ['author'],
  Rating: ['alternateName'],
  CorrectionComment: ['text', 'datePublished'],
  WebSite: ['name', 'url'],
  CollectionPage: ['name', 'url', 'mainEntity'],
};

test.each(Object.entries(said))('%s says all that Google asks for', (_, data) => {
  const written: unknown = JSON.parse(JSON.stringify(data));
  // A translation is only pointed at: its own page says the rest.
  const isPointer = (one: Said) => String(one['@id'] ?? '').endsWith('#story') && !one.publisher;
  const lacking = objects(written).flatMap((one) => {
    const wanted = isPointer(one) ? ['url', 'headline'] : (asked[String(one['@type'])] ?? []);
    return wanted
      .filter((name) => one[name] === undefined)
      .map((name) => `${one['@type']}.${name}`);
  });
  expect(lacking).toEqual([]);
});

test('all of it has the shapes of schema.org', () => {
  const data: object[] = Object.values(said).flat();
  expect(faultsOfShape(data)).toEqual([]);
}, 120_000);

test('what has no such shape is found', () => {
  const wrong = { '@context': 'https://schema.org', '@type': 'WebSite', nam: 'The Day' };
  expect(faultsOfShape([wrong])).toHaveLength(1);
}, 120_000);

test('the newsroom says which policies it has, and no others', () => {
  expect(said.front[0]?.publisher).toMatchObject({
    ethicsPolicy: 'http://localhost:3000/ethics',
    ownershipFundingInfo: 'http://localhost:3000/owners',
    correctionsPolicy: 'http://localhost:3000/corrections',
  });
  const [bare] = frontPageJsonLd(unmarked(front), unmarked(defaultSettings));
  const text = JSON.stringify(bare);
  expect(text).not.toContain('ethicsPolicy');
  expect(text).not.toContain('ownershipFundingInfo');
});

test('a picture names a person only where the newsroom does, and prints the credit line', () => {
  if (whole.leadImage === null) throw new Error('There is no picture.');
  const { photographer: _, ...unnamed } = whole.leadImage;
  expect(imageObject(whole.leadImage, null)).toMatchObject({
    creator: { '@type': 'Person', name: 'Lucía Prado' },
    creditText: 'Dateline',
  });
  const image = imageObject({ ...unnamed, credit: 'Illustration: Dateline' }, null);
  expect(image.creator).toBeUndefined();
  expect(image.creditText).toBe('Illustration: Dateline');
  expect(JSON.stringify(image)).not.toContain('acquireLicensePage');
});

test('a story in another language says so, and which it was made from', () => {
  expect(said['news in another language'][0]).toMatchObject({
    inLanguage: 'es',
    translationOfWork: { url: 'http://localhost:3000/article/b', inLanguage: 'en-GB' },
  });
});
