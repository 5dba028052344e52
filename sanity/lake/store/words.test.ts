import { describe, expect, it } from 'vitest';
import { folded, patternWordsOf, wordsOf } from './words.ts';

describe('words', () => {
  it.each<[string, string[]]>([
    ['said “undignified”, twice', ['said', 'undignified', 'twice']],
    ['trade—war 24–25 well-known', ['trade', 'war', '24', '25', 'well', 'known']],
    ["l’État d'un « mot »", ['l', 'etat', 'd', 'un', 'mot']],
    [
      'Bogotá BOGOTA\u0301 Łódź Øre Straße ﬁn',
      ['bogota', 'bogota', 'lodz', 'ore', 'strasse', 'fin'],
    ],
    ['ışık İstanbul ΟΔΟΣ οδός', ['isik', 'istanbul', 'οδοσ', 'οδοσ']],
    ['مُحَمَّد مــحمد ١٢٣', ['محمد', 'محمد', '123']],
    ['שָׁלוֹם בית־ספר', ['שלום', 'בית', 'ספר']],
    ['co\u00adop a\u2060b snake_case', ['coop', 'ab', 'snake_case']],
    ['हिन्दी 한국어', ['हिन्दी', '한국어']],
    ['が か\u3099 ｶﾞ', ['が', 'が', 'ガ']],
    ['東京都', ['東', '東京', '京', '京都', '都']],
    ['🌊 at 3.5', ['🌊', 'at', '3', '5']],
    ['\ud800 \udc00x', ['x']],
    ['“—” … !', []],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each<[string, string[]]>([
    ['State* of-war*', ['state*', 'of', 'war*']],
    ['東京都', ['東京', '京都']],
    ['京', ['京']],
    ['a*b (x|y)', ['a*b', 'x', 'y']],
    ['*', ['*']],
    ['東京* “so”* **', ['東京', 'so']],
    ['** *', ['**']],
  ])('of the pattern %s', (pattern, words) => {
    expect(patternWordsOf(pattern)).toEqual(words);
  });

  it('are the same when they are folded twice, whatever the letter', () => {
    const different: string[] = [];
    for (let point = 0; point <= 0x2fa1f; point += 1) {
      const letter = String.fromCodePoint(point);
      if (!/[\p{L}\p{N}\p{M}]/u.test(letter)) continue;
      const once = folded(letter);
      if (folded(once) !== once) different.push(`${point.toString(16)} ${letter}`);
    }
    expect(different).toEqual([]);
  });
});

describe('attack: words', () => {
  it('200,000 letters in one, and as many signs that stand without spaces → parted in no time', () => {
    const began = performance.now();
    expect(wordsOf('a\u0301'.repeat(200_000))).toHaveLength(1);
    expect(wordsOf('京'.repeat(200_000))).toHaveLength(399_999);
    expect(wordsOf('\u0301'.repeat(200_000))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
