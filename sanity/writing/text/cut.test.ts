import { describe, expect, test } from 'vitest';
import { cutTo, lengthOf } from './cut.ts';

describe('where a headline is cut', () => {
  test('not where it fits', () => {
    expect(cutTo('Short', 60)).toBeNull();
    expect(cutTo('  Short  ', 5)).toBeNull();
  });

  test.each([
    ['between words', 'Harbour lights go out', 12, 'Harbour…'],
    ['behind a word that just fits', 'Harbour lights go out', 15, 'Harbour lights…'],
    ['in a word alone', 'Donaudampfschifffahrt', 8, 'Donauda…'],
    ['never in a letter of several signs', '👩‍🚒👩‍🚒👩‍🚒👩‍🚒', 3, '👩‍🚒👩‍🚒…'],
  ])('%s', (_, headline, room, cut) => {
    expect(cutTo(headline, room)).toBe(cut);
  });

  test('letters are counted as readers see them', () => {
    expect(lengthOf('Bogota\u0301 👩‍🚒')).toBe(8);
  });
});
