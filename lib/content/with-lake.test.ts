import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { stegaClean } from '@sanity/client/stega';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { clockTag } from '../keep/ledger.ts';
import { articleContent } from './article/article.ts';
import { askLake } from './ask-lake.ts';
import type { Content } from './contract/content.ts';
import { read } from './contract/read.ts';
import { frontPageContent } from './front-page/front-page.ts';
import {
  archiveExtentContent,
  lastBeforeContent,
  monthContent,
  monthTotalContent,
  spanParams,
} from './list/archive/archive.ts';
import { authorPageContent, authorTotalContent } from './list/author/author.ts';
import { correctionsContent } from './list/corrections/corrections.ts';
import { latestContent, latestTotalContent } from './list/latest/latest.ts';
import { searchContent, searchCountsContent, searchSectionContent } from './list/search/search.ts';
import { sectionPageContent, sectionTotalContent } from './list/section/section.ts';
import { tagPageContent, tagTotalContent } from './list/tag/tag.ts';
import { lastChangesContent, monthEditedContent } from './sitemap/changes.ts';
import { listContents } from './sitemap/lists.ts';
import { newsSitemapContent } from './sitemap/news.ts';
import { newestStoryContent, sitemapStoriesContent } from './sitemap/stories.ts';
import {
  author,
  paragraph,
  type Raw,
  references,
  section,
  story,
  tag,
} from './testing/small-lake.ts';

/** The site's queries before the real lake, in its own process, over HTTP. */

let lake: TestLake;
let site: SanityClient;
let writing: SanityClient;
const inAnHour = new Date(Date.now() + 3_600_000).toISOString();

const linking = paragraph('See there.', 'link');
const secret = { headline: 'Secret rising', slug: { _type: 'slug', current: 'secret-address' } };
const documents: Raw[] = [
  section,
  author,
  tag,
  story('shut', { ...secret, tags: references('rivers'), publishedAt: inAnHour }),
  story('drafts.draft', { ...secret, tags: references('rivers') }),
  story('open', { tags: references('rivers') }),
  story('linking', {
    tags: references('rivers'),
    related: references('shut', 'open'),
    corrections: [{ _key: 'c', kind: 'update', text: 'More.', at: '2026-02-02T11:30:00Z' }],
    body: [
      { ...linking, markDefs: [{ _type: 'storyLink', _key: 'm', story: { _ref: 'shut' } }] },
      { _type: 'relatedStory', _key: 'r', story: { _ref: 'shut' } },
    ],
  }),
];

beforeAll(async () => {
  lake = await startTestLake();
  site = lake.siteClient();
  writing = await lake.client('editor');
  const transaction = writing.transaction();
  for (const { _id, _type, ...fields } of documents) {
    transaction.createOrReplace({ ...fields, _id: String(_id), _type: String(_type) });
  }
  await transaction.commit();
});
afterAll(() => lake?.remove());

const slice = { from: 0, to: 20, within: 60 };
const found = { words: ['rising*'], most: 500, byDate: false, ...slice };
const files = { start: 0, end: 20 };
const month = spanParams({ since: '2026-02-01T00:00:00Z', until: '2126-03-01T00:00:00Z' });
const everyQuery: [string, Content, Raw][] = [
  ['front page', frontPageContent, {}],
  ['latest', latestContent, slice],
  ['tag', tagPageContent, { slug: 'rivers', ...slice }],
  ['count of the latest', latestTotalContent, {}],
  ['count of a tag', tagTotalContent, { slug: 'rivers' }],
  ['count of a section', sectionTotalContent, { slug: 'world' }],
  ['count of an author', authorTotalContent, { slug: 'ana-ruiz' }],
  ['section', sectionPageContent, { slug: 'world', ...slice }],
  ['author', authorPageContent, { slug: 'ana-ruiz', ...slice }],
  ['search', searchContent, found],
  ['search of a section', searchSectionContent, { ...found, section: 'world' }],
  ['counts of a search', searchCountsContent, found],
  ['corrections', correctionsContent, slice],
  ['archive', archiveExtentContent, {}],
  ['archive before a moment', lastBeforeContent, month],
  ['archive of a month', monthContent, { ...month, ...slice }],
  ['count of a month', monthTotalContent, month],
  ['sitemap of stories', sitemapStoriesContent, { ...month, ...files }],
  ['sitemap of tags', listContents.tag, files],
  ['sitemap of sections', listContents.section, files],
  ['sitemap of authors', listContents.author, files],
  ['newest story', newestStoryContent, {}],
  ['last changes', lastChangesContent, {}],
  ['last change of a month', monthEditedContent, month],
  ['news sitemap', newsSitemapContent, files],
  ['a story that refers to it', articleContent, { slug: 'linking' }],
  ['its own address', articleContent, { slug: 'secret-address' }],
];

const asReader = ({ query }: Content, params: Raw) =>
  askLake(site, {
    query,
    params: { ...params, previewing: false },
    options: { perspective: 'published' },
    patience: 10_000,
  });

async function asEditor<C extends z.ZodType>({ query, contract }: Content<C>, params: Raw) {
  const { result } = await askLake(site, {
    query,
    params: { ...params, previewing: true },
    options: { perspective: 'drafts', stega: true, resultSourceMap: 'withKeyArraySelector' },
    patience: 10_000,
  });
  const reading = read(contract, result);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value;
}

test.each(everyQuery)(
  'readers learn nothing from the %s of what is not out',
  async (_, content, params) => {
    const { result } = await asReader(content, params);
    expect(JSON.stringify(result)).not.toMatch(/secret/i);
  },
);

test.each(everyQuery)('the %s depends on the time of day', async (_, content, params) => {
  expect((await asReader(content, params)).tags).toContain(clockTag);
});

test('an editor in preview sees both, with marks on words and none on addresses', async () => {
  const { stories, reached } = await asEditor(latestContent, slice);
  expect(reached).toBe(4);
  const shut = stories.find(({ id }) => id === 'shut');
  expect(shut?.href).toBe('/article/secret-address');
  expect(shut?.headline).not.toBe('Secret rising');
  expect(stegaClean(shut?.headline)).toBe('Secret rising');
  expect(shut?.kind).toBe('news');
});

test('a publish touches the tags of every answer that shows the story', async () => {
  const answers = await Promise.all(
    everyQuery
      .filter(([name]) => ['latest', 'tag', 'section', 'author', 'front page'].includes(name))
      .map(
        async ([name, content, params]) => [name, (await asReader(content, params)).tags] as const,
      ),
  );
  const touched = new Promise<readonly string[]>((resolve, reject) => {
    const { token } = site.config();
    const subscription = site
      .withConfig({ headers: { authorization: `Bearer ${token}` } })
      .live.events()
      .subscribe({
        next(event) {
          if (event.type === 'welcome')
            void writing.patch('open').set({ headline: 'New' }).commit();
          if (event.type !== 'message') return;
          subscription.unsubscribe();
          resolve(event.tags);
        },
        error: reject,
      });
  });
  const tags = await touched;
  for (const [name, own] of answers) {
    expect([name, own.some((tag) => tags.includes(tag))]).toEqual([name, true]);
  }
});
