import { describe, expect, test } from 'vitest';
import { articleContent } from '../article/article.ts';
import { blockExamples } from '../body/examples.ts';
import { bodyText } from '../body/plain-text.ts';
import { latestContent } from '../list/latest/latest.ts';
import type { StoryChanges } from '../testing/changes.ts';
import { viewExamples } from '../testing/example-newsroom.ts';
import { ask, paragraph, story, surroundings, view } from '../testing/small-lake.ts';
import { storyLength, storyLengthProjection } from './length.ts';

/** A changed story's length, as its page and its data have it and as a list has it. */
async function lengthOf(changes: StoryChanges) {
  const documents = [...surroundings, story('a', changes)];
  const page = await view(articleContent, documents, { slug: 'a' });
  const list = await view(latestContent, documents);
  expect(list.view?.stories[0]?.readingMinutes).toBe(page.view?.readingMinutes);
  return { words: page.view?.wordCount, minutes: page.view?.readingMinutes };
}

const wordsOf = async (...paragraphs: string[]) =>
  (await lengthOf({ body: paragraphs.map((text, index) => paragraph(text, `p${index}`)) })).words;

const examples = (await blockExamples()).map((example) => ({
  ...example,
  name: example.block._type,
}));

/** So many words. */
const words = (count: number) => 'rain '.repeat(count).trim();

describe('words are parted', () => {
  test.each([
    ['by the end of a paragraph', ['It rained.', 'It poured.'], 4],
    ['by a no-break space', ['10\u00A0000\u202Fkm away'], 4],
    ['by two spaces as by one', ['It  rained   all  day. '], 4],
    ['by line ends and tabs', ['It\nrained\r\nall\tday'], 4],
    ['by a dash without spaces', ['the river—brown'], 3],
    ['not by an apostrophe, a decimal point or a soft hyphen', ['don’t 3.14 Wash\u00ADington'], 3],
    ['and signs are none', ['– … “ ” 🌊 · !'], 0],
    ['in Arabic and Hebrew', ['وصلت الطائرة', 'המטוס נחת'], 4],
    ['in Hindi and Korean', ['विमान उतरा', '비행기가 착륙했다'], 4],
  ])('%s', async (_, paragraphs, count) => {
    expect(await wordsOf(...paragraphs)).toBe(count);
  });

  test.each([
    ['Chinese', '水位在星期二继续上涨', 4, 7],
    ['Japanese', '水位は火曜日も上昇を続けた', 5, 9],
    ['Thai', 'น้ำท่วมยังคงเพิ่มขึ้น', 3, 6],
  ])('in %s, which has no spaces', async (_, text, least, most) => {
    const count = await wordsOf(text);
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  });
});

describe('what is read counts', () => {
  const live = (changes: object) => ({
    kind: 'live' as const,
    body: [paragraph(words(10))],
    liveUpdates: [
      {
        _key: 'u',
        _type: 'liveUpdate',
        headline: words(3),
        at: '2026-02-02T11:30:00Z',
        body: [paragraph(words(700))],
        ...changes,
      },
    ],
  });

  test('a fact box', async () => {
    const box = { _type: 'factBox', _key: 'f', title: 'In short', body: [paragraph(words(460))] };
    expect(await lengthOf({ body: [paragraph(words(10)), box] })).toEqual({
      words: 472,
      minutes: 2,
    });
  });

  test('a live update, from its moment on', async () => {
    expect(await lengthOf(live({}))).toEqual({ words: 713, minutes: 3 });
    expect((await lengthOf(live({ at: '2026-02-02T12:00:01Z' }))).words).toBe(10);
  });

  test('live updates of a story that is live no more do not', async () => {
    expect((await lengthOf({ ...live({}), kind: 'news' })).words).toBe(10);
  });

  test.each(examples)('$name ($state) as much as its plain text has', async (example) => {
    const { body } = await viewExamples([example]);
    const documents = [...surroundings, story('a', { body: [example.block] })];
    const asked = await ask(`*[_id == "a"][0]{ ${storyLengthProjection} }`, documents);
    expect(storyLength({ texts: asked })).toEqual(storyLength({ texts: bodyText(body) }));
  });
});

describe('minutes', () => {
  test.each([
    ['4,080 Chinese characters', '水位在星期二继续上涨居民'.repeat(340), 8],
    ['2,000 Japanese characters', '水位は上昇を続けた。'.repeat(220), 4],
    ['2,300 English words', words(2300), 10],
    ['nothing', '', 1],
    ['half English, half Chinese', `${words(460)} ${'水位上涨'.repeat(250)}`, 4],
  ])('%s', async (_, text, minutes) => {
    expect((await lengthOf({ body: [paragraph(text)] })).minutes).toBe(minutes);
  });
});

test.each<[string, unknown]>([
  ['no body', undefined],
  ['a body that is text', 'It rained.'],
  ['blocks of no kind', [null, 4, 'x', { _type: 'block' }, { _type: 'block', children: 'no' }]],
  ['a fact box without anything', [{ _type: 'factBox', _key: 'f' }]],
  ['numbers for cells', [{ _type: 'table', _key: 't', rows: [{ cells: [1, null] }, null] }]],
])('%s harms no list', async (_, body) => {
  const documents = [...surroundings, story('a', { body })];
  const { view: found } = await view(latestContent, documents);
  expect(found?.stories[0]).toMatchObject({ id: 'a', readingMinutes: 1 });
});
