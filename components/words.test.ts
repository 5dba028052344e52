import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { writtenWords } from './testing/written-words.ts';

const root = join(import.meta.dirname, '..');

/** What only editors see, who work in the Studio's English. */
const forEditors = new Set([
  'components/draft-bar.tsx',
  'components/body/faulty-block.tsx',
  'app/(reader)/error.tsx',
]);

/** Faces have names of their own. */
const isOfFonts = (file: string): boolean => file.startsWith('components/fonts/');

const sources = [
  'components/**/*.{ts,tsx}',
  'lib/content/body/blocks/*/component.tsx',
  'app/(reader)/**/*.{ts,tsx}',
].flatMap((pattern) => globSync(pattern, { cwd: root }));

const readers = sources.filter(
  (file) => !/\.test\.tsx?$|\/testing\//.test(file) && !forEditors.has(file) && !isOfFonts(file),
);

it('reads every component there is', () => {
  expect(readers.length).toBeGreaterThan(80);
  expect([...forEditors].filter((file) => !sources.includes(file))).toEqual([]);
});

it.each(readers)('%s has its words from the catalogue', (file) => {
  expect(writtenWords(readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

describe('attack: words that are in no catalogue', () => {
  test.each([
    ['text between tags', '<p>Published</p>', 'Published'],
    ['a small word between tags', '<p>by {name}</p>', 'by'],
    ['text in braces', "<p>{'by '}{name}</p>", 'by'],
    ['text of another script', '<p>公開</p>', '公開'],
    ['a label', '<nav aria-label="tags" />', 'tags'],
    ['a label in braces', "<nav aria-label={'tags'} />", 'tags'],
    ['a label that depends', "<nav aria-label={many ? 'tags' : undefined} />", 'tags'],
    ['a label made of parts', '<nav aria-label={`page $' + '{n}`} />', 'page'],
    ['a word that stands in for another', "<p>{label ?? 'related'}</p>", 'related'],
    ['a word shown when something is there', "<p>{isNew && 'new'}</p>", 'new'],
    ['words added up', "<p>{'page ' + n}</p>", 'page'],
    ['a title', '<a title="more" />', 'more'],
    ['a placeholder', '<input placeholder="words" />', 'words'],
    ['an alternative text', '<img alt="portrait" />', 'portrait'],
    ['a label of a component', '<Strip label="more" />', 'more'],
    ['a word from a constant', "const label = 'Breaking';", 'Breaking'],
    ['a word from a table', "const labels = { live: 'Live now' };", 'Live now'],
    ['a sentence in a template', 'const s = `$' + '{n} stories were found`;', 'stories were found'],
    ['a default', "function F({ label = 'Related' }) {}", 'Related'],
  ])('%s → found', (_, source, word) => {
    expect(writtenWords(source).map(({ text }) => text)).toContain(word);
  });

  test.each([
    ['the name of a word', "<p>{t('story.tags')}</p>"],
    ['the name of a word in a label', "<nav aria-label={wordsIn(language)('story.tags')} />"],
    ['a class', '<p className="large head" data-kind="Live" />'],
    ['what is compared', "<p>{kind === 'live' && <b />}</p>"],
    ['a mark between two parts', "<p>{a}{' · '}{b} — {'/'}</p>"],
    ['a type', "type Kind = 'News' | 'Two words';"],
    ['a directive', "'use client';"],
    ['an element without alternative text', '<img alt="" />'],
    ['a name that a machine reads', '<meta name="robots" content="none" />'],
  ])('%s → no word', (_, source) => {
    expect(writtenWords(source)).toEqual([]);
  });
});
