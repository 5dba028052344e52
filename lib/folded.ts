/**
 * Texts compared as the embedded lake compares them (`sanity/lake/store/words.ts`, which a test holds
 * this to): case, accents and other ways to write the same letter make no difference.
 */

/** A text folded, with where each of its letters stands in the text; one more, where that ends. */
export type Folded = { folded: string; at: readonly number[] };

/** Folds a text letter by letter. One in NFC keeps the places that a reader would point to. */
export function foldedInPlace(text: string): Folded {
  const at: number[] = [];
  let folded = '';
  let place = 0;
  for (const letter of text) {
    const made = foldedLetter(letter);
    for (let n = 0; n < made.length; n += 1) at.push(place);
    folded += made;
    place += letter.length;
  }
  at.push(text.length);
  return { folded, at };
}

export const foldedText = (text: string): string =>
  [...text.normalize('NFC')].map(foldedLetter).join('');

const known = new Map<string, string>();
const mostKnown = 5_000;

function foldedLetter(letter: string): string {
  if (letter <= '\x7f') return letter.toLowerCase();
  const before = known.get(letter);
  if (before !== undefined) return before;
  const made = letter
    .toLowerCase()
    .normalize('NFKD')
    .replace(withoutASay, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(otherwiseWritten, (same) => sameAs[same] ?? same);
  if (known.size < mostKnown) known.set(letter, made);
  return made;
}

/**
 * Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic ones, what joins and
 * parts letters unseen. Not the marks by which other scripts write their vowels.
 */
const withoutASay = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff',
    '\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff',
  ].join('')}]`,
  'gu',
);

/** Letters that Unicode does not take apart, by what people type for them. */
const sameAs: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n' },
  ...{ ı: 'i', ȷ: 'j', ĸ: 'k', ς: 'σ', ə: 'e', ɵ: 'o', ƀ: 'b', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y' },
  ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' },
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, n) => [digit, String(n)])),
  ...Object.fromEntries([...'۰۱۲۳۴۵۶۷۸۹'].map((digit, n) => [digit, String(n)])),
};
const otherwiseWritten = new RegExp(`[${Object.keys(sameAs).join('')}]`, 'gu');
