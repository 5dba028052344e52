import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it, test } from 'vitest';
import { nameList } from './names.ts';
import { catalogues, type Tongue, tongueOf, wordsIn } from './words.ts';

type Said = { key: string; message: string };

const said = (tongue: Tongue): Said[] =>
  Object.entries(catalogues[tongue]).flatMap(([area, words]) =>
    Object.entries(words).map(([name, message]) => ({ key: `${area}.${name}`, message })),
  );

/** Every part of a message, those of its plurals and tags included. */
const partsOf = (elements: readonly MessageFormatElement[]): MessageFormatElement[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.tag) return [element, ...partsOf(element.children)];
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [element];
    return [element, ...Object.values(element.options).flatMap(({ value }) => partsOf(value))];
  });

/** What a message takes: the names of its values and of its elements. */
const takes = (message: string): string[] => {
  const names = partsOf(parse(message)).flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    return [element.type === TYPE.tag ? `<${element.value}>` : element.value];
  });
  return [...new Set(names)].toSorted();
};

const tongues = Object.keys(catalogues).filter((tongue) => tongue === tongueOf(tongue));

test('there are catalogues of seven languages', () => {
  expect(tongues.toSorted()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt']);
});

/** Words that another language has as English has them. */
const sameInSome = new Set([
  ...['story.role', 'kind.live', 'kind.opinion', 'tag.person', 'tag.organisation', 'missing.code'],
  ...['frame.rss', 'frame.jsonFeed', 'frame.menu', 'share.mail', 'machine.sitemap'],
  ...['list.pages', 'list.page', 'list.pageTitle'],
]);

describe.each(tongues.map(tongueOf))('the words in %s', (tongue) => {
  const english = new Map(said('en').map(({ key, message }) => [key, message]));
  const own = said(tongue);

  it('are those English has, and take what those take', () => {
    const needs = (words: Iterable<readonly [string, string]>) =>
      Object.fromEntries([...words].map(([key, message]) => [key, takes(message)]));
    expect(needs(own.map(({ key, message }) => [key, message]))).toEqual(needs(english));
  });

  it('have every plural that the language has', () => {
    const { pluralCategories } = new Intl.PluralRules(tongue).resolvedOptions();
    // Millions, in Romance languages: no list of ours is as long, and no word stands after the number.
    const wanted = pluralCategories.filter((category) => category !== 'many' || tongue === 'ar');
    const lacking = own.filter(({ message }) =>
      partsOf(parse(message)).some(
        (part) =>
          part.type === TYPE.plural && wanted.some((category) => !(category in part.options)),
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('are no others than its own', () => {
    const alike = own.filter(({ key, message }) => english.get(key) === message);
    const unexpected = alike.map(({ key }) => key).filter((key) => !sameInSome.has(key));
    expect(tongue === 'en' ? [] : unexpected).toEqual([]);
  });

  it('are typed as they are printed', () => {
    // A straight quote would start what ICU takes as it stands, and is none that newspapers print.
    expect(own.filter(({ message }) => /['"]|\s$|^\s|\.\.\.| {2}/.test(message))).toEqual([]);
  });
});

test.each([
  ['es-CO', 'es'],
  ['pt-BR', 'pt'],
  ['de-CH-1996', 'de'],
  ['ar-EG', 'ar'],
  ['zh-Hant', 'en'],
  ['EN-us', 'en'],
])('%s is written with the words of %s', (language, tongue) => {
  expect(tongueOf(language)).toBe(tongue);
  expect(wordsIn(language)('search.title')).toBe(catalogues[tongueOf(tongue)].search.title);
});

test('numbers and plurals are those of the language', () => {
  const count = 1234;
  expect(wordsIn('en')('list.stories', { count })).toBe('1,234 stories');
  expect(wordsIn('de')('list.stories', { count })).toBe('1.234 Artikel');
  expect(wordsIn('de-CH')('list.stories', { count })).toBe(
    `${new Intl.NumberFormat('de-CH').format(count)} Artikel`,
  );
  expect(wordsIn('ja')('list.stories', { count: 1 })).toBe('1本');
  expect(wordsIn('ar')('list.stories', { count: 2 })).toBe('مادتان');
  // Words of English, numbers of English.
  expect(wordsIn('sv')('list.stories', { count })).toBe('1,234 stories');
});

test('what a reader typed is no message', () => {
  const query = "'{x}' <b>&amp; {count, plural";
  expect(wordsIn('fr')('search.none', { query })).toContain(query);
});

test('names stand in a sentence as newspapers write them', () => {
  const names = ['Ana', 'Ben', 'Cleo'];
  expect(nameList(names, 'en-US')).toBe('Ana, Ben and Cleo');
  expect(nameList(names, 'fr')).toBe('Ana, Ben et Cleo');
});
