import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ask } from '../contract/content.ts';
import { documentTypeNames, documentTypes } from '../document-types.ts';
import { monthsWithStories } from '../list/archive/months.ts';
import { askAsReader, fillLake } from '../testing/asking.ts';
import type { LakeDocument } from '../testing/changes.ts';
import { author, references, section, story, tag } from '../testing/small-lake.ts';
import { listedTypes, partName, partOfName } from './part-name.ts';
import { sitemapEntries, sitemapParts, sitemapSources } from './sitemap.ts';
import type { SitemapEntryView } from './view.ts';

/** The sitemap of an archive of some size before the real lake, over HTTP. */

const timeZone = 'Europe/Berlin';
const hour = 3_600_000;
const perFile = 400;
const stories = 3000;
const tags = 2100;
const firstAt = Date.parse('2025-10-31T23:30:00Z');

/** One every hour, from the first minutes of November in Berlin on, when it is October elsewhere. */
const archive: LakeDocument[] = Array.from({ length: stories }, (_, n) =>
  story(`s${n}`, {
    publishedAt: new Date(firstAt + n * hour).toISOString(),
    tags: references(`t${n % tags}`),
    body: [],
  }),
);
const hidden: LakeDocument[] = [
  story('shut', { publishedAt: new Date(Date.now() + hour).toISOString() }),
  story('drafts.draft', { slug: { current: 'draft' } }),
  story('no-author', { authors: [] }),
  story('quiet', { seo: { noIndex: true } }),
];
const topics: LakeDocument[] = Array.from({ length: tags + 5 }, (_, n) => ({
  _id: `t${n}`,
  _type: 'tag',
  title: `Tag ${n}`,
  slug: { current: `t${n}` },
}));
const pages: LakeDocument[] = [
  { _id: 'about', _type: 'page', title: 'About', slug: { current: 'about' } },
  { _id: 'taken', _type: 'page', title: 'Taken', slug: { current: 'archive' } },
];

let lake: TestLake;
let site: SanityClient;
let writing: SanityClient;
beforeAll(async () => {
  lake = await startTestLake();
  site = lake.siteClient();
  writing = await lake.client('editor');
  await fillLake(writing, [section, author, tag, ...topics]);
  await fillLake(writing, [...archive, ...hidden, ...pages]);
}, 240_000);
afterAll(() => lake?.remove());

const sourcesOf = (ask: Ask = askAsReader(site)) => sitemapSources(ask, timeZone, perFile);

/** Every file the index names, read. */
async function wholeSitemap(): Promise<Map<string, SitemapEntryView[]>> {
  const sources = sourcesOf();
  const files = new Map<string, SitemapEntryView[]>();
  for (const { name } of await sitemapParts(sources)) {
    const part = partOfName(name);
    const entries = part && (await sitemapEntries(part, sources));
    if (!entries) throw new Error(`The index names ${name}, which is not there.`);
    files.set(name, entries);
  }
  return files;
}

test('every page is named once, nothing hidden, and no file is larger than it may be', async () => {
  const files = await wholeSitemap();
  const paths = [...files.values()].flat().map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const under = (prefix: string) => paths.filter((path) => path.startsWith(prefix)).length;
  expect(under('/article/')).toBe(stories);
  // The tag of no story is not among them, nor are the five that are left over.
  expect(under('/tag/')).toBe(tags);
  expect(under('/author/')).toBe(1);
  expect(paths).not.toContain('/article/quiet');
  expect(paths).toEqual(
    expect.arrayContaining(['/', '/latest', '/archive', '/corrections', '/about']),
  );
  expect(Math.max(...[...files.values()].map((entries) => entries.length))).toBe(perFile);
  expect([...files.keys()].slice(0, 4)).toEqual(['pages', 'sections', 'authors', 'tags']);
}, 120_000);

test('a file has the stories of one month, where the newsroom is', async () => {
  const files = await wholeSitemap();
  expect([...files.keys()]).not.toContain('stories-2025-10');
  const november = ['stories-2025-11', 'stories-2025-11-2'].flatMap(
    (name) => files.get(name) ?? [],
  );
  expect(november).toHaveLength(30 * 24);
  expect(november.at(-1)?.path).toBe('/article/s0');
}, 120_000);

test('a list changed with its newest story, or when it was edited after that', async () => {
  const entries = (await wholeSitemap()).get('tags') ?? [];
  const of = (path: string) => entries.find((entry) => entry.path === path)?.modifiedAt;
  const edited = await site.fetch<string>(`*[_id == "t0"][0]._updatedAt`);
  expect(of('/tag/t0')).toBe(edited);
  await writing.patch('s2100').set({ updatedAt: new Date().toISOString() }).commit();
  const { updatedAt } = await site.fetch<{ updatedAt: string }>(`*[_id == "s2100"][0]`);
  const again = (await wholeSitemap()).get('tags') ?? [];
  expect(again.find(({ path }) => path === '/tag/t0')?.modifiedAt).toBe(updatedAt);
}, 120_000);

describe('when a month last changed', () => {
  const changeOf = async (name: string) =>
    (await sitemapParts(sourcesOf())).find((part) => part.name === name)?.modifiedAt;

  test('an old story that is edited, one that is taken back, and many that are edited at once', async () => {
    const before = await changeOf('stories-2025-11');
    const { _updatedAt: edited } = await writing.patch('s5').set({ kind: 'analysis' }).commit();
    expect(await changeOf('stories-2025-11')).toBe(edited);
    expect(edited > String(before)).toBe(true);

    await writing.delete('s5');
    const left = await site.fetch<string>(
      `*[_type == "article" && publishedAt < "2025-11-30"] | order(_updatedAt desc)[0]._updatedAt`,
    );
    expect(await changeOf('stories-2025-11')).toBe(left);

    // The last of 700 edits is in another month; the file of the first ones changed all the same.
    await fillLake(writing, archive.slice(6, 106));
    await fillLake(writing, archive.slice(2000, 2600));
    const at = await site.fetch<string>(`*[_id == "s6"][0]._updatedAt`);
    expect(await changeOf('stories-2025-11')).toBe(at);
    await fillLake(writing, archive.slice(5, 6));
  }, 120_000);

  test('all months are asked about in one question', async () => {
    const asked: string[] = [];
    const parts = await sitemapParts(sourcesOf(askAsReader(site, asked)));
    expect(parts.filter(({ name }) => name.startsWith('stories-')).length).toBeGreaterThan(4);
    expect(asked.filter((query) => query.includes('$spans'))).toHaveLength(1);
  }, 120_000);
});

test('what is in the sitemap is what the register says', () => {
  const listed = documentTypeNames().filter((name) => documentTypes[name].isInSitemap);
  expect(['article', ...listedTypes].toSorted()).toEqual(listed.toSorted());
});

describe('attack: names of files nobody made', () => {
  test.each([
    'stories',
    'stories-2025',
    'stories-2025-13',
    'stories-2025-1',
    'stories-2025-11-1',
    'stories-2025-11-02',
    'stories-2025-11-2-2',
    'tags-1',
    'tags-0',
    'tags--2',
    'tags-2x',
    'tag',
    'redirects',
    'siteSettings',
    '',
    '-',
    '__proto__',
    'tags-9999999',
  ])('/sitemap/%s.xml → is none', (name) => {
    expect(partOfName(name)).toBeNull();
  });

  test.each(['stories-2025-11', 'stories-2025-11-2', 'tags', 'tags-12', 'pages'])(
    '%s is its own name',
    (name) => {
      const part = partOfName(name);
      expect(part && partName(part)).toBe(name);
    },
  );

  test.each([
    'stories-1999-01',
    'stories-2099-01',
    'stories-2025-11-3',
    'tags-7',
    'pages-2',
    'authors-2',
  ])('%s, past what there is → is not found', async (name) => {
    const part = partOfName(name);
    expect(part).not.toBeNull();
    expect(part && (await sitemapEntries(part, sourcesOf()))).toBeNull();
  });

  test('a thousand months before the first → one question each, about where the archive begins', async () => {
    const asked: string[] = [];
    const sources = sourcesOf(askAsReader(site, asked));
    for (let year = 1900; year < 1950; year += 1) {
      const part = partOfName(`stories-${year}-07`);
      expect(part && (await sitemapEntries(part, sources))).toBeNull();
    }
    expect(asked).toHaveLength(50);
    expect(new Set(asked).size).toBe(1);
  });
});

describe('attack: dates that are mistyped', () => {
  test('a story of the year 206 and one of 1066 → a few questions more, and both months', async () => {
    const strays = [
      story('stray', { publishedAt: '0206-02-02T12:00:00Z' }),
      story('old', { publishedAt: '1066-10-14T12:00:00+00:00' }),
    ];
    const asked: string[] = [];
    const before = await monthsWithStories(askAsReader(site), timeZone);
    await fillLake(writing, strays);
    try {
      const months = await monthsWithStories(askAsReader(site, asked), timeZone);
      expect(months.slice(before.length)).toEqual([
        { month: '1066-10', total: 1 },
        { month: '0206-02', total: 1 },
      ]);
      expect(asked.length).toBeLessThan(before.length + 12);
      // A month between them is not counted for whoever thinks of it.
      const part = partOfName('stories-0700-01');
      const sources = sourcesOf(askAsReader(site, asked));
      expect(part && (await sitemapEntries(part, sources))).toBeNull();
    } finally {
      for (const { _id } of strays) await writing.delete(_id);
    }
  }, 120_000);
});
