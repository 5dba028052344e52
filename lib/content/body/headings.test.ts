import { describe, expect, it } from 'vitest';
import { contentsOf, headingsOf } from './headings.ts';
import type { BodyView } from './view.ts';

const block = (
  words: string,
  style: 'normal' | 'h2' | 'h3' = 'h2',
  key = words,
): BodyView[number] => ({
  _type: 'block',
  _key: key,
  style,
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text: words, marks: [] }],
});

const ids = (...words: string[]) => headingsOf(words.map((one) => block(one))).map(({ id }) => id);

describe('a heading has a name of its own', () => {
  it.each<[string, string]>([
    ['What stands between?', 'in:what-stands-between'],
    ['The river’s “record”', 'in:the-rivers-record'],
    ['Ärger im Hafen — Teil 2', 'in:ärger-im-hafen-teil-2'],
    ['水位在星期二继续上涨', 'in:水位在星期二继续上涨'],
    ['ما حدث', 'in:ما-حدث'],
    ['???', 'in:heading'],
  ])('%j is %j', (words, id) => {
    expect(ids(words)).toEqual([id]);
  });

  it('also when it is said twice', () => {
    expect(ids('More', 'More', 'more!')).toEqual(['in:more', 'in:more-2', 'in:more-3']);
  });

  it('also when another is called like the second of its name', () => {
    expect(ids('More', 'More', 'More 2', 'More-2')).toEqual([
      'in:more',
      'in:more-2',
      'in:more-2-2',
      'in:more-2-3',
    ]);
  });

  it('of whole characters', () => {
    const [id = ''] = ids(`a${'𠀋'.repeat(100)}`);
    expect(id.isWellFormed()).toBe(true);
    expect([...id]).toHaveLength(63);
  });

  it('that is not endless', () => {
    const [id = ''] = ids('word '.repeat(100));
    expect(id.length).toBeLessThan(70);
    expect(id).not.toMatch(/-$/);
  });
});

it('paragraphs are no headings', () => {
  expect(headingsOf([block('A paragraph.', 'normal'), block('A part', 'h3')])).toMatchObject([
    { words: 'A part', level: 3 },
  ]);
});

it('from five chapters on there are contents, of which smaller headings are none', () => {
  const four = ['a', 'b', 'c', 'd'].map((one) => block(one));
  const smaller = ['x', 'y', 'z'].map((one) => block(one, 'h3'));
  expect(contentsOf(headingsOf([...four, ...smaller]))).toEqual([]);
  const contents = contentsOf(headingsOf([...four, ...smaller, block('e')]));
  expect(contents.map(({ words }) => words)).toEqual(['a', 'b', 'c', 'd', 'e']);
});
