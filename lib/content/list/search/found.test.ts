import { startTestLake, type TestLake } from '@dateline/lake/testing/lake-process';
import type { SanityClient } from '@sanity/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLake } from '../../ask-lake.ts';
import { read } from '../../contract/read.ts';
import {
  author,
  paragraph,
  type Raw,
  references,
  section,
  story,
  tag,
} from '../../testing/small-lake.ts';
import { mostFound, searchContent, searchCountsContent, searchSectionContent } from './search.ts';
import { tidyQuery, typedWords } from './words.ts';

/** What a search finds before the real lake, over HTTP, as readers ask it. */

let lake: TestLake;
let site: SanityClient;
const ahead = new Date(Date.now() + 3_600_000).toISOString();
const past = '2026-01-01T00:00:00Z';
const picture = { _type: 'newsImage', alt: 'A river', credit: 'Dateline' };
const block = (_type: string, fields: Raw) => ({ _type, _key: _type, ...fields });

const whole = story('whole', {
  kind: 'live',
  headline: 'Wheadline “undignified” trade—war',
  standfirst: 'Wstandfirst l’État',
  tags: references('rivers'),
  dateline: { city: 'Bogotá', country: 'Wcountry' },
  leadImage: { ...picture, caption: 'Wleadcaption', credit: 'Wleadcredit', alt: 'Wleadalt' },
  listing: { headline: 'Wlisting' },
  body: [
    paragraph('Wparagraph 東京で雨 Straße'),
    block('newsImage', { ...picture, caption: 'Wcaption', credit: 'Wcredit', alt: 'Walt' }),
    block('pullQuote', { text: 'Wquote', attribution: 'Wattribution' }),
    block('relatedStory', { story: { _ref: 'embargoed' }, label: 'Wlabel' }),
    block('keyPoints', { points: ['Wpoint'] }),
    block('factBox', { title: 'Wfacttitle', body: [paragraph('Wfact')] }),
    block('embed', { url: 'https://example.org', title: 'Wembed' }),
    block('table', {
      caption: 'Wtablecaption',
      rows: [{ _key: 'r', cells: ['Wcell', 'Wsecond'] }],
    }),
    block('audio', {
      title: 'Waudio',
      credit: 'Wsoundcredit',
      transcript: [paragraph('Wtranscript')],
    }),
  ],
  liveUpdates: [
    {
      ...{ _key: 'u', at: past, headline: 'Wupdate', authors: references('ben') },
      body: [paragraph('Wupdatetext'), block('keyPoints', { points: ['Wupdatepoint'] })],
    },
    { _key: 'v', at: ahead, headline: 'Xupdate', body: [paragraph('Xupdatetext')] },
  ],
  corrections: [
    { _key: 'c', kind: 'update', text: 'Wcorrection', at: past },
    { _key: 'd', kind: 'update', text: 'Xcorrection', at: ahead },
  ],
});
const documents: Raw[] = [
  { ...section, title: 'Wsection' },
  { ...section, _id: 'culture', title: 'Culture', slug: { current: 'culture' } },
  { ...author, name: 'Lucía Wauthor' },
  { ...author, _id: 'ben', name: 'Ben Wupdater', slug: { current: 'ben' } },
  { ...tag, title: 'Wtag' },
  whole,
  story('news', {
    section: { _ref: 'culture' },
    headline: 'Common',
    publishedAt: '2026-02-01T11:00:00Z',
    liveUpdates: [{ _key: 'u', at: past, headline: 'Xnotlive', body: [] }],
  }),
  story('newer', { standfirst: 'Common words', seo: { description: 'Xseo' } }),
  story('drafts.whole', { headline: 'Xdraft' }),
  story('embargoed', { headline: 'Xembargoed', publishedAt: ahead }),
];

beforeAll(async () => {
  lake = await startTestLake();
  site = lake.siteClient();
  const transaction = (await lake.client('editor')).transaction();
  for (const { _id, _type, ...fields } of documents) {
    transaction.createOrReplace({ ...fields, _id: String(_id), _type: String(_type) });
  }
  await transaction.commit();
});
afterAll(() => lake?.remove());

const paramsFor = (typed: string) => ({
  words: typedWords(tidyQuery(typed)).map(({ pattern }) => pattern),
  ...{ previewing: false, most: mostFound, byDate: false, from: 0, to: 20 },
});

async function ask({ query }: { query: string }, params: Raw): Promise<unknown> {
  const options = { perspective: 'published' } as const;
  return (await askLake(site, { query, params, options, patience: 10_000 })).result;
}

async function idsFor(typed: string, more: Raw = {}): Promise<string[]> {
  const content = 'section' in more ? searchSectionContent : searchContent;
  const reading = read(content.contract, await ask(content, { ...paramsFor(typed), ...more }));
  if (!reading.ok) throw new Error('It is not as it should be.');
  return reading.value.stories.map(({ id }) => id);
}

describe('a story is found by', () => {
  const seen = JSON.stringify(documents).match(/\bW[a-z]{3,}/g) ?? [];
  test.each([...new Set(seen)])('%s', async (word) => {
    expect(await idsFor(word.toLowerCase())).toContain('whole');
  });

  test.each(['undignified', 'war', 'état', 'ETAT', 'bogota', 'lucia', '東京', 'strasse', 'live'])(
    '%s',
    async (word) => {
      expect(await idsFor(word)).toContain('whole');
    },
  );
});

describe('attack: finding what is hidden', () => {
  const hidden = JSON.stringify(documents).match(/\bX[a-z]+/g) ?? [];
  test.each([...new Set(hidden)])('a search for %s → nothing', async (word) => {
    expect(await idsFor(word)).toEqual([]);
  });

  test.each(['block', 'keyPoints', 'newsImage', 'https', 'rivers', 'k1'])(
    'a search for %s, which only programs read → nothing',
    async (word) => {
      expect(await idsFor(word)).toEqual([]);
    },
  );
});

test('what is in headlines comes first, or what is newest', async () => {
  expect(await idsFor('common')).toEqual(['news', 'newer']);
  expect(await idsFor('common', { byDate: true })).toEqual(['newer', 'news']);
});

test('a search is narrowed to a section, and all sections are told of', async () => {
  expect(await idsFor('common', { section: 'culture' })).toEqual(['news']);
  expect(await idsFor('undignified', { section: 'culture' })).toEqual([]);
  expect(await ask(searchCountsContent, paramsFor('common'))).toEqual({
    reached: 2,
    sections: ['world', 'culture'],
  });
});
