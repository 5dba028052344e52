import { foldedText } from '#lib/folded.ts';

const longestQuery = 200;
const mostWords = 12;

/** What a reader typed, as the page repeats it: of one line, of whole letters. */
export function tidyQuery(typed: string): string {
  const line = typed.normalize('NFC').replace(/[\s\p{Cc}\p{Cs}\ufffd]+/gu, ' ');
  return [...line.trim()].slice(0, longestQuery).join('').trim();
}

/** Scripts that put no spaces between words. */
export const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const words = new RegExp(
  `[${unspaced}][${unspaced}\\p{M}]*|[[\\p{L}\\p{N}\\p{M}\\p{Pc}]--[${unspaced}]]+|\\p{Emoji_Presentation}`,
  'gv',
);

/** A word that was typed: where it is read, and whether it may go on. */
export type TypedWord = {
  /** As GROQ's `match` takes it. */
  pattern: string;
  folded: string;
  isWhole: boolean;
};

/**
 * The words of a query, each the beginning of a word; a single letter, as of `O’Neill’s`, a word of its
 * own. Only letters and digits are kept, so that nothing typed (quotes, asterisks, brackets) means
 * anything to the lake.
 */
export function typedWords(query: string): TypedWord[] {
  const found = query.replace(/\p{Cf}/gu, '').match(words) ?? [];
  return [...new Set(found)].slice(0, mostWords).map((word) => {
    const isWhole = [...word].length === 1 && found.length > 1;
    return { pattern: isWhole ? word : `${word}*`, folded: foldedText(word), isWhole };
  });
}
