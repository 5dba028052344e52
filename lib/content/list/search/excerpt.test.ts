import { describe, expect, test } from 'vitest';
import { excerptOf, marked } from './excerpt.ts';
import { tidyQuery, typedWords } from './words.ts';

/** A text as it is shown, its marks in brackets. */
const shown = (pieces: ReturnType<typeof excerptOf>): string =>
  (pieces ?? []).map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');
const markedIn = (text: string, typed: string) => shown(marked(text, typedWords(tidyQuery(typed))));

test.each([
  ['He said “undignified”.', 'undignified', 'He said “[undignified]”.'],
  ['In Bogotá and bogota\u0301', 'BOGOTA', 'In [Bogotá] and [bogotá]'],
  ['riverside drivers', 'river', '[river]side drivers'],
  ['A trade—war', 'war', 'A trade—[war]'],
  ['l’État c’est', 'état', 'l’[État] c’est'],
  ['O’Neill’s so', "o'neill's", '[O]’[Neill]’[s] so'],
  ['Straße, Maß', 'strass mas', '[Straß]e, [Maß]'],
  ['東京都知事', '京都', '東[京都]知事'],
  ['مُحَمَّد', 'محمد', '[مُحَمَّد]'],
  ['co\u00adoperate', 'coop', '[co\u00adop]erate'],
  ['𝒳ylo 😀 x', 'x', '[𝒳]ylo 😀 [x]'],
  ['<b>x</b> & y', 'b', '<[b]>x</[b]> & y'],
  ['ab abc', 'ab abc', '[ab] [abc]'],
  ['nothing', '“”', 'nothing'],
])('%s, asked for %s', (text, typed, expected) => {
  expect(markedIn(text, typed)).toBe(expected);
});

describe('an excerpt', () => {
  const words = typedWords('river bridge');
  const filler = 'Nobody had counted the days that went by in the office. '.repeat(8);

  test('is of the text that holds the most words, cut where words end', () => {
    const long = `${filler}At last the river took the bridge with it, they said. ${filler}`;
    const excerpt = shown(excerptOf(['A river.', long], words));
    expect(excerpt).toMatch(/^… \w.* \[river\] took the \[bridge\] with it.* …$/);
    expect(excerpt.length).toBeLessThan(250);
    for (const [word] of excerpt.matchAll(/\w+/g))
      expect(`${long}`).toMatch(new RegExp(`\\b${word}\\b`));
  });

  test('of the first such text, whole where it is short', () => {
    expect(shown(excerptOf(['One', 'A  river\n\nbridge', 'river bridge'], words))).toBe(
      'A [river] [bridge]',
    );
  });

  test('is none where no word is', () => {
    expect(excerptOf(['One', '', 'drivers'], words)).toBeNull();
    expect(excerptOf([], words)).toBeNull();
  });

  test('parts no letter of a text without spaces', () => {
    const excerpt = shown(
      excerptOf([`${'𠮷'.repeat(500)}東京${'𠮷'.repeat(500)}`], typedWords('東京')),
    );
    expect(excerpt).toContain('[東京]');
    expect(excerpt.isWellFormed()).toBe(true);
  });
});

describe('attack: searches', () => {
  test.each([
    ['100,000 letters', 'x'.repeat(100_000), 200],
    ['half letters and control signs', '\ud800a\u0000b\udc00\ufffd', 3],
    ['emoji of two halves, cut off', '😀'.repeat(300), 400],
  ])('%s → a line of whole letters', (_, typed, length) => {
    const query = tidyQuery(typed);
    expect(query).toHaveLength(length);
    expect(query.isWellFormed()).toBe(true);
  });

  test('a text of 200,000 places where the word is → an excerpt in no time', () => {
    const began = performance.now();
    expect(shown(excerptOf(['a '.repeat(100_000)], typedWords('a')))).toMatch(/^\[a\] /);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
