import { describe, expect, test } from 'vitest';
import type { StoryChanges } from '../testing/changes.ts';
import { story, surroundings, view } from '../testing/small-lake.ts';
import { articleContent } from './article.ts';
import { originalOf, otherTongues, translationsContent } from './translations.ts';

const of = (id: string): StoryChanges => ({
  translationOf: { _type: 'reference', _ref: id, _weak: true },
});

const stories = [
  ...surroundings,
  story('en'),
  story('es', { language: 'es', ...of('en') }),
  story('pt', { language: 'pt-br', ...of('en') }),
  story('another'),
];

/** Where a story of some leads in other languages. */
async function tonguesOf(id: string, documents = stories, ours = 'en') {
  const { view: page } = await view(articleContent, documents, { slug: id });
  if (page === null) throw new Error(`There is no story ${id}.`);
  const found = await view(translationsContent, documents, { original: originalOf(page) });
  return otherTongues(page, found.view ?? { original: null, others: [] }, ours).map(
    ({ id, language }) => `${id} ${language}`,
  );
}

test('each of a story and its translations leads to all others, the original first', async () => {
  expect(await tonguesOf('en')).toEqual(['es es', 'pt pt-BR']);
  expect(await tonguesOf('es')).toEqual(['en undefined', 'pt pt-BR']);
  expect(await tonguesOf('pt')).toEqual(['en undefined', 'es es']);
  expect(await tonguesOf('another')).toEqual([]);
});

test('a wrong language is none, and is told', async () => {
  const { view: page, faults } = await view(
    articleContent,
    [...surroundings, story('a', { language: 'klingon please' })],
    { slug: 'a' },
  );
  expect(page?.language).toBeUndefined();
  expect(faults).toMatchObject([{ field: 'language', reason: 'is not a language code' }]);
});

describe('attack: translations', () => {
  const tried: [string, StoryChanges][] = [
    ['one under embargo', { language: 'fr', publishedAt: '2030-01-01T00:00:00Z' }],
    ['one without a headline', { language: 'fr', headline: undefined }],
    ['one in the language of the story', { language: undefined }],
    ['one in a language that there is', { language: 'es' }],
    ['one that says it is in the newsroom’s', { language: 'en' }],
    ['one with an address that is none', { language: 'fr', slug: { current: '..' } }],
  ];
  test.each(tried)('%s → not led to', async (_, changes) => {
    const documents = [...stories, story('z', { ...of('en'), ...changes })];
    expect(await tonguesOf('en', documents)).toEqual(['es es', 'pt pt-BR']);
  });

  test('two that are in the newsroom’s language, of which one says so → the first alone', async () => {
    expect(
      await tonguesOf('es', [...stories, story('z', { language: 'en', ...of('en') })]),
    ).toEqual(['en undefined', 'pt pt-BR']);
    expect(await tonguesOf('en', stories, 'es')).toEqual(['pt pt-BR']);
  });

  test('a story that is a translation of itself → leads nowhere', async () => {
    expect(await tonguesOf('a', [...surroundings, story('a', of('a'))])).toEqual([]);
  });

  test('a translation of a story that is gone → stands alone', async () => {
    expect(await tonguesOf('a', [...surroundings, story('a', of('gone'))])).toEqual([]);
  });

  test('a story that only relates to another → is no translation of it', async () => {
    const related = [{ _type: 'reference', _ref: 'en', _key: 'r' }];
    const documents = [...stories, story('z', { language: 'fr', related })];
    expect(await tonguesOf('en', documents)).toEqual(['es es', 'pt pt-BR']);
  });
});
