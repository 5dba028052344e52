import { describe, expect, test } from 'vitest';
import { oneToAnAddress } from '../story/one-address.ts';
import type { LakeDocument } from '../testing/changes.ts';
import {
  author,
  picture,
  type Raw,
  references,
  section,
  story,
  surroundings,
  tag,
  view,
} from '../testing/small-lake.ts';
import { authorPageContent } from './author/author.ts';
import { correctionsContent } from './corrections/corrections.ts';
import { latestContent } from './latest/latest.ts';
import { storyListView } from './list.ts';
import { pageCount, parsePageNumber, sliceOfPage } from './page-number.ts';
import { searchContent } from './search/search.ts';
import { typedWords } from './search/words.ts';
import { sectionPageContent } from './section/section.ts';
import { tagPageContent } from './tag/tag.ts';

const at = (minute: number) => `2026-02-02T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** Stories that no reader may learn of, each under the tag. */
const hidden = [
  story('embargoed', { publishedAt: '2026-02-02T12:30:00Z', tags: references('rivers') }),
  story('no-author', { authors: [], tags: references('rivers') }),
  story('no-slug', { slug: undefined, tags: references('rivers') }),
  story('no-headline', { headline: undefined, tags: references('rivers') }),
];
const fortyFive = Array.from({ length: 45 }, (_, index) =>
  story(`s${index}`, { publishedAt: at(index), tags: references('rivers') }),
);
const newsroom = [...surroundings, ...fortyFive, ...hidden];

/** For a list that was read to its end: nothing is left to count. */
const notCounted = () => Promise.reject(new Error('It need not be counted.'));

/** Every list, read as its page does at the address that leads to the 45 stories. */
const lists = [
  ['latest', (documents: LakeDocument[], slice: Raw) => view(latestContent, documents, slice)],
  [
    'tag',
    (documents: LakeDocument[], slice: Raw) =>
      view(tagPageContent, documents, { slug: 'rivers', ...slice }),
  ],
  [
    'section',
    (documents: LakeDocument[], slice: Raw) =>
      view(sectionPageContent, documents, { slug: 'world', ...slice }),
  ],
  [
    'author',
    (documents: LakeDocument[], slice: Raw) =>
      view(authorPageContent, documents, { slug: 'ana-ruiz', ...slice }),
  ],
  [
    'search',
    (documents: LakeDocument[], slice: Raw) =>
      view(searchContent, documents, {
        ...{ words: ['rained*'], most: 500, byDate: false },
        ...slice,
      }),
  ],
] as const;

test.each(lists)('%s lists newest first, 20 a page, and counts nothing hidden', async (_, read) => {
  const page = async (n: number) => {
    const { view: raw } = await read(newsroom, sliceOfPage(n));
    return raw && storyListView(raw, n, notCounted);
  };
  const first = await page(1);
  expect(first?.stories.map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, index) => `s${44 - index}`),
  );
  expect(first).toMatchObject({ page: 1, pageCount: 3, total: 45 });
  expect((await page(3))?.stories.map(({ id }) => id)).toEqual(['s4', 's3', 's2', 's1', 's0']);
  expect(await page(4)).toBeNull();
});

test('a list longer than was read is counted, and shown all the same while nobody can count it', async () => {
  const many = Array.from({ length: 70 }, (_, index) =>
    story(`m${index}`, { publishedAt: at(index % 60), tags: references('rivers') }),
  );
  const { view: raw } = await view(latestContent, [...surroundings, ...many], sliceOfPage(1));
  if (raw === null) throw new Error('There is a list.');
  const counted = (total: number | null) => storyListView(raw, 1, async () => total);
  expect(await counted(70)).toMatchObject({ page: 1, pageCount: 4, total: 70 });
  const uncounted = await counted(null);
  expect(uncounted).toMatchObject({ page: 1, pageCount: null, total: null });
  expect(uncounted?.stories).toHaveLength(20);
  // Counted a moment before the stories were read.
  expect(await counted(59)).toMatchObject({ total: 60 });
});

test.each(lists)('%s leaves a bad story out and keeps the others', async (_, read) => {
  const bad: LakeDocument = story('bad', { tags: references('rivers'), headline: { not: 'text' } });
  const { view: raw, faults } = await read([...surroundings, ...fortyFive.slice(0, 3), bad], {});
  expect(raw?.stories.map(({ id }) => id)).toEqual(['s2', 's1', 's0']);
  expect(faults).toContainEqual({
    document: 'bad',
    key: null,
    field: 'headline',
    reason: 'is not a string',
  });
});

test('stories of the same moment keep one order', async () => {
  const documents = [...surroundings, story('c'), story('a'), story('b')];
  const { view: raw } = await view(latestContent, documents);
  expect(raw?.stories.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

test('a list shows what editors wrote for lists', async () => {
  const listing = { headline: 'In short', image: picture };
  const { view: raw } = await view(latestContent, [...surroundings, story('a', { listing })]);
  expect(raw?.stories[0]).toMatchObject({
    headline: 'In short',
    standfirst: 'Why it matters.',
    image: { alt: 'A river' },
  });
});

test.each([
  ['tag', tag, () => view(tagPageContent, [tag], { slug: 'rivers' })],
  ['section', section, () => view(sectionPageContent, [section], { slug: 'world' })],
  ['author', author, () => view(authorPageContent, [author], { slug: 'ana-ruiz' })],
] as const)('an empty %s page is one page of nothing', async (_, document, read) => {
  const { view: raw } = await read();
  expect(raw?._id).toBe(document._id);
  expect(raw && (await storyListView(raw, 1, notCounted))).toEqual({
    stories: [],
    page: 1,
    pageCount: 1,
    total: 0,
  });
});

test('a slug that leads nowhere gives nothing', async () => {
  expect((await view(tagPageContent, newsroom, { slug: 'none' })).view).toBeNull();
});

test('an author stands with what is sound about them', async () => {
  const bad = { ...author, sameAs: ['https://example.org/ana', 'javascript:x'], portrait: {} };
  const { view: raw, faults } = await view(authorPageContent, [bad], { slug: 'ana-ruiz' });
  expect(raw).toMatchObject({ sameAs: ['https://example.org/ana'], portrait: null });
  expect(faults.map(({ field }) => field)).toContain('sameAs[1]');
});

describe('a search', () => {
  const documents = [
    ...surroundings,
    story('body', { publishedAt: at(9) }),
    story('old headline', { headline: 'It rained all day', publishedAt: at(1) }),
    story('standfirst', { standfirst: 'When it rained', publishedAt: at(3) }),
    story('headline', { headline: 'It rained all night', publishedAt: at(2) }),
    story('dry', { body: [] }),
  ];
  const find = async (typed: string, most = 500) => {
    const params = { words: typedWords(typed).map(({ pattern }) => pattern), most, byDate: false };
    return (await view(searchContent, documents, params)).view;
  };
  const ids = async (typed: string, most?: number) =>
    (await find(typed, most))?.stories.map(({ id }) => id);

  test('finds stories that hold all the words, wherever, headlines first and then the newest', async () => {
    expect(await ids('rained')).toEqual(['headline', 'old headline', 'standfirst', 'body']);
    expect(await ids('ana rai all')).toEqual(['headline', 'old headline']);
    expect(await ids('day ruiz world')).toEqual(['old headline']);
    expect(await ids('rained dry')).toEqual([]);
  });

  test('keeps to the newest of what it finds', async () => {
    expect(await ids('rained', 3)).toEqual(['headline', 'standfirst', 'body']);
    expect(await find('rained', 3)).toMatchObject({ reached: 3 });
  });
});

test.each([
  ['', []],
  ['  "*" [] && || $x ', ['x*']],
  ['*', []],
  ["O'Neill's", ['O', 'Neill*', 's']],
  ['“undignified”—l’État', ['undignified*', 'l', 'État*']],
  ['co\u00adop a\u200db', ['coop*', 'ab*']],
  ['京 東京ab', ['京', '東京*', 'ab*']],
  ['x', ['x*']],
  ['Łódź 🌊 2026', ['Łódź*', '🌊', '2026*']],
  ['شبكة', ['شبكة*']],
  ['a '.repeat(50), ['a']],
  [
    Array.from({ length: 50 }, (_, n) => `w${n}`).join(' '),
    Array.from({ length: 12 }, (_, n) => `w${n}*`),
  ],
])('what is typed means nothing but words: %j', (typed, words) => {
  expect(typedWords(typed).map(({ pattern }) => pattern)).toEqual(words);
});

describe('dates told with an offset stand where their moment is', () => {
  const moments: [string, string][] = [
    ['nepal', '2026-02-01T23:30:00+05:45'],
    ['utc', '2026-02-01T18:00:00Z'],
    ['bogota', '2026-02-01T13:30:00-05:00'],
    ['auckland', '2026-02-02T06:00:00.500+12:00'],
    ['caracas', '2026-02-02T05:59:59-04:00'],
  ];
  const instants = moments.map(([id, publishedAt]) =>
    story(id, { publishedAt, tags: references('rivers'), headline: `Rain ${id}` }),
  );
  const documents = [...surroundings, ...instants];
  const inOrder = moments
    .toSorted(([, a], [, b]) => Date.parse(b) - Date.parse(a))
    .map(([id]) => id);

  test.each([
    ['latest', (params: Raw) => view(latestContent, documents, params)],
    ['tag', (params: Raw) => view(tagPageContent, documents, { slug: 'rivers', ...params })],
    ['section', (params: Raw) => view(sectionPageContent, documents, { slug: 'world', ...params })],
    [
      'author',
      (params: Raw) => view(authorPageContent, documents, { slug: 'ana-ruiz', ...params }),
    ],
    [
      'search',
      (params: Raw) =>
        view(searchContent, documents, { words: ['rain*'], most: 500, byDate: true, ...params }),
    ],
  ] as const)('%s', async (_, read) => {
    const { view: whole } = await read({});
    expect(whole?.stories.map(({ id }) => id)).toEqual(inOrder);
    const { view: part } = await read({ from: 2, to: 4 });
    expect(part?.stories.map(({ id }) => id)).toEqual(inOrder.slice(2, 4));
  });

  test('and are told to be corrected, though they are served', async () => {
    const { view: list, faults } = await view(latestContent, [...surroundings, ...instants]);
    expect(list?.stories).toHaveLength(5);
    expect(faults.map(({ document }) => document)).toEqual([
      'caracas',
      'bogota',
      'auckland',
      'nepal',
    ]);
    expect(faults.at(-1)).toMatchObject({
      field: 'publishedAt',
      reason: expect.stringMatching(/UTC.*write 2026-02-01T17:45:00\.000Z$/),
    });
  });
});

test('a correction dated ahead is on no list before its moment', async () => {
  const corrected = (id: string, ...times: string[]) =>
    story(id, { corrections: times.map((at) => ({ _key: at, kind: 'update', text: id, at })) });
  const documents = [
    ...surroundings,
    corrected('ahead', '2026-02-02T12:00:01Z', '2026-02-02T11:30:00-01:00'),
    corrected('both', '2026-02-02T11:00:00Z', '2026-02-02T13:00:00Z'),
    corrected('later', '2026-02-02T09:30:00-02:00', '2026-02-02T09:00:00Z'),
  ];
  const { view: raw } = await view(correctionsContent, documents);
  expect(raw?.total).toBe(2);
  expect(raw?.entries.map(({ story }) => story.id)).toEqual(['later', 'both']);
  expect(raw?.entries[1]?.corrections.map(({ at }) => at)).toEqual(['2026-02-02T11:00:00.000Z']);
});

test('the story corrected last leads the corrections', async () => {
  const corrected = (id: string, ...times: string[]) =>
    story(id, {
      corrections: times.map((time) => ({ _key: time, kind: 'correction', text: id, at: time })),
    });
  const documents = [
    ...surroundings,
    corrected('old', at(1)),
    corrected('new', at(5), at(50)),
    corrected('middle', at(30)),
    story('none', { corrections: [] }),
    story('embargoed', { publishedAt: '2027-01-01T00:00:00Z', corrections: [{ _key: 'x' }] }),
  ];
  const { view: raw } = await view(correctionsContent, documents);
  expect(raw?.entries.map(({ story: { id } }) => id)).toEqual(['new', 'middle', 'old']);
  expect(raw?.entries[0]?.corrections.map((correction) => correction.at)).toEqual([at(50), at(5)]);
  expect(raw?.total).toBe(3);
});

test.each([
  ['2', 2],
  ['30', 30],
  ['1', null],
  ['0', null],
  ['02', null],
  ['-2', null],
  ['2.5', null],
  ['1e3', null],
  ['two', null],
  ['99999999999999999999', null],
])('a page number in an address: %s', (segment, page) => {
  expect(parsePageNumber(segment)).toBe(page);
});

test.each([
  [0, 1],
  [20, 1],
  [21, 2],
])('%i stories make %i pages', (total, pages) => {
  expect(pageCount(total)).toBe(pages);
});

test('of two stories with one address the newer one stands in a list', () => {
  const teaser = (id: string) => ({ id, href: '/article/same' });
  const stories = [teaser('newer'), teaser('older')];
  expect(oneToAnAddress(stories, ({ href }) => href)).toEqual([teaser('newer')]);
});
