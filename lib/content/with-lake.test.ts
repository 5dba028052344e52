import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { stegaClean } from '@sanity/client/stega';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { clockTag } from '../keep/ledger.ts';
import { articleContent } from './article/article.ts';
import { chosenContent, onwardContent } from './article/onward/onward.ts';
import { translationsContent } from './article/translations.ts';
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
import { carriedTagsContent, tagCountsContent } from './list/topics/topics.ts';
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
const ofOpen = { translationOf: { _type: 'reference', _ref: 'open', _weak: true } };
const documents: Raw[] = [
  section,
  author,
  tag,
  story('shut', { ...secret, ...ofOpen, tags: references('rivers'), publishedAt: inAnHour }),
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
const onward = {
  ...{ id: 'open', slug: 'open', tags: ['rivers'], section: 'world', author: 'ana' },
  ...{
    at: '2026-02-02T11:00:00.000Z',
    earliest: '2026-02-01T11:00:00',
    latest: '2226-01-01T00:00:00',
  },
  ...{ besides: ['open'], few: 11, near: 12 },
};
const everyQuery: [string, Content, Raw][] = [
  ['front page', frontPageContent, {}],
  ['latest', latestContent, slice],
  ['tag', tagPageContent, { slug: 'rivers', ...slice }],
  ['count of the latest', latestTotalContent, {}],
  ['count of a tag', tagTotalContent, { slug: 'rivers' }],
  ['tags that stories carry', carriedTagsContent, { ids: ['rivers'] }],
  ['counts of all tags', tagCountsContent, { ids: ['rivers'] }],
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
  ['what a story leads on to', onwardContent, onward],
  [
    'what a story without section and tags leads on to',
    onwardContent,
    { ...onward, section: '', tags: [] },
  ],
  ['stories that were chosen', chosenContent, { ids: ['shut', 'open'] }],
  ['translations', translationsContent, { original: 'open' }],
  ['translations of it', translationsContent, { original: 'shut' }],
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

/** The tags that pages are told of when something is written. */
const tagsTouchedBy = (write: () => Promise<unknown>): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const { token } = site.config();
    const subscription = site
      .withConfig({ headers: { authorization: `Bearer ${token}` } })
      .live.events()
      .subscribe({
        next(event) {
          if (event.type === 'welcome') write().catch(reject);
          if (event.type !== 'message') return;
          subscription.unsubscribe();
          resolve(event.tags);
        },
        error: reject,
      });
  });

/** Which of some answers are made void by what is written. */
async function madeVoid(names: readonly string[], write: () => Promise<unknown>) {
  const answers = await Promise.all(
    everyQuery
      .filter(([name]) => names.includes(name))
      .map(
        async ([name, content, params]) => [name, (await asReader(content, params)).tags] as const,
      ),
  );
  const tags = await tagsTouchedBy(write);
  return answers.filter(([, own]) => own.some((tag) => tags.includes(tag))).map(([name]) => name);
}

test('a publish touches the tags of every answer that shows the story', async () => {
  const names = ['front page', 'latest', 'tag', 'section', 'author'];
  names.push('a story that refers to it', 'stories that were chosen', 'translations');
  const headline = () => writing.patch('open').set({ headline: 'New' }).commit();
  expect(await madeVoid(names, headline)).toEqual(names);
});

test('a story that comes touches what others lead on to, and the story it is a translation of', async () => {
  const names = ['what a story leads on to', 'translations'];
  const come = () => {
    const { _id, _type, ...fields }: Raw = story('new', { ...ofOpen, language: 'es' });
    return writing.create({ ...fields, _id: String(_id), _type: String(_type) });
  };
  expect(await madeVoid(names, come)).toEqual(names);
});
