import { describe, expect, test } from 'vitest';
import { alphabetical } from './alphabet.ts';

const filed = (language: string, ...names: string[]) =>
  alphabetical(
    names.map((name) => ({ id: name, name, href: `/tag/${name}` })),
    language,
  ).map(({ name, letter }) => `${letter} ${name}`);

describe('names in alphabetical order', () => {
  test.each([
    ['en', ['zinc', 'Éire', 'apple', 'Eel'], ['A apple', 'E Eel', 'E Éire', 'Z zinc']],
    ['es', ['Ñandú', 'Nube', 'Ábaco', 'Olmo'], ['A Ábaco', 'N Nube', 'Ñ Ñandú', 'O Olmo']],
    ['sv', ['Åre', 'Zoo', 'Ar', 'Öl'], ['A Ar', 'Z Zoo', 'Å Åre', 'Ö Öl']],
    ['de', ['Öl', 'Zoo', 'Ofen'], ['O Ofen', 'O Öl', 'Z Zoo']],
    ['tr', ['Irmak', 'İzmir', 'ilk'], ['I Irmak', 'İ ilk', 'İ İzmir']],
    ['ja', ['カメラ', 'がん', 'あめ', '日本'], ['あ あめ', 'カ カメラ', 'カ がん', '漢字 日本']],
    ['ar', ['ماء', 'الأرض', 'أمن'], ['ا الأرض', 'ا أمن', 'م ماء']],
    ['en', ['“Quoted”', '(Bracket)', 'Apple'], ['A Apple', 'B (Bracket)', 'Q “Quoted”']],
    ['en', ['10 Downing', '9/11', '🌧', 'Rain'], ['# 🌧', '# 9/11', '# 10 Downing', 'R Rain']],
    ['en', ['Ærø', 'ßa', 'ﬁsh', 'Œuvre'], ['A Ærø', 'F ﬁsh', 'O Œuvre', 'S ßa']],
    ['da', ['Ærø', 'Zoo', 'Aalborg'], ['Z Zoo', 'Æ Ærø', 'Å Aalborg']],
    ['ko', ['하늘', '까치', '강', '홍수'], ['ㄱ 강', 'ㄲ 까치', 'ㅎ 하늘', 'ㅎ 홍수']],
  ])('in %s: %j', (language, names, expected) => {
    expect(filed(language, ...names)).toEqual(expected);
  });

  test('ten thousand are filed without a wait', () => {
    const names = Array.from(
      { length: 10_000 },
      (_, n) => `${String.fromCodePoint(65 + (n % 26))}${n}`,
    );
    expect(new Set(filed('en', ...names).map(([letter]) => letter)).size).toBe(26);
  });

  test('nor do ten thousand that each begin with another syllable take one', () => {
    const names = Array.from({ length: 10_000 }, (_, n) => String.fromCodePoint(0xac00 + n));
    expect(new Set(filed('en', ...names).map(([letter]) => letter)).size).toBe(18);
  });
});
