/**
 * What words are: to the text index, to GROQ's `match`, to what is typed into the Studio's search.
 * Letters, digits and their marks make words, and whatever else there is parts them. So also what
 * UAX #29 leaves inside a word, an apostrophe or a full stop: `l’État` holds `État`.
 */

/** The words of a text in its order, folded. */
export function wordsOf(text: string): string[] {
  const plain = folded(text);
  if (!HAS_UNSPACED.test(plain)) return plain.match(SPACED) ?? [];
  return [...partsOf(plain)].flatMap(({ run, unspaced }) => (unspaced ? gramsOf(run) : [run]));
}

/**
 * The words of a pattern of `match`, folded, each to be found in a text, in which `*` stands for any
 * letters. Of what is written without spaces each two signs that follow each other.
 */
export function patternWordsOf(pattern: string): string[] {
  const words = [...partsOf(folded(pattern), PATTERN)].flatMap(({ run, unspaced }) =>
    unspaced ? pairsOf(run) : [run],
  );
  // Any word is there where another is.
  const wanted = words.filter((word) => !/^\*+$/.test(word));
  return wanted.length > 0 ? wanted : words.slice(0, 1);
}

/** What is looked up in the text index for one phrase: words that follow each other, and pairs of signs. */
export function phrasesOf(text: string): string[] {
  const phrases: string[] = [];
  let words: string[] = [];
  for (const { run, unspaced } of partsOf(folded(text))) {
    if (!unspaced) {
      words.push(run);
      continue;
    }
    if (words.length > 0) phrases.push(words.join(' '));
    words = [];
    phrases.push(...pairsOf(run));
  }
  return words.length > 0 ? [...phrases, words.join(' ')] : phrases;
}

type Part = { run: string; unspaced: boolean };

/** Scripts that put no spaces between words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const runs = (besides: string) =>
  new RegExp(
    `(?<unspaced>[${UNSPACED}][${UNSPACED}\\p{M}]*)|(?:[[\\p{L}\\p{N}\\p{M}\\p{Pc}${besides}]--[${UNSPACED}]])+|\\p{Emoji_Presentation}`,
    'gv',
  );
const HAS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'v');
/** The same where no such script is, in a quarter of the time. */
const SPACED = /[\p{L}\p{N}\p{M}\p{Pc}]+|\p{Emoji_Presentation}/gv;
const TEXT = runs('');
const PATTERN = runs('*');

function* partsOf(text: string, parts = TEXT): Generator<Part> {
  for (const { 0: run, groups } of text.matchAll(parts)) {
    yield { run, unspaced: groups?.unspaced !== undefined };
  }
}

/** Each sign by itself and with the one after it, as it can be asked for. */
function gramsOf(run: string): string[] {
  const signs = signsOf(run);
  return signs.flatMap((sign, at) => {
    const next = signs[at + 1];
    return next === undefined ? [sign] : [sign, sign + next];
  });
}

function pairsOf(run: string): string[] {
  const signs = signsOf(run);
  if (signs.length < 2) return signs;
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
}

const signsOf = (run: string): string[] => run.match(/\P{M}\p{M}*/gv) ?? [];

/** A text with case, accents and other ways to write the same letter made one. */
export const folded = (text: string): string =>
  text.toLowerCase().replace(BEYOND_ASCII, (run) => {
    const known = foldedRuns.get(run);
    if (known !== undefined) return known;
    const made = foldRun(run);
    if (run.length <= 2 && foldedRuns.size < MOST_KNOWN) foldedRuns.set(run, made);
    return made;
  });

const BEYOND_ASCII = /[^\0-\x7f]+/g;
/** A text has few such runs, and those again and again: a quote, an accented letter. */
const foldedRuns = new Map<string, string>();
const MOST_KNOWN = 5_000;

const foldRun = (run: string): string =>
  run
    .normalize('NFKD')
    .replace(WITHOUT_A_SAY, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(OTHERWISE_WRITTEN, (letter) => SAME_AS[letter] ?? letter);

/**
 * Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and Arabic ones, what joins and
 * parts letters unseen. Not the marks by which other scripts write their vowels.
 */
const WITHOUT_A_SAY = new RegExp(
  `[${[
    '\\u0300-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f',
    '\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7',
    '\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08ff',
    '\\u00ad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff',
  ].join('')}]`,
  'gu',
);

/** Letters that Unicode does not take apart, by what people type for them. */
const SAME_AS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ŧ: 't', ŋ: 'n' },
  ...{ ı: 'i', ȷ: 'j', ĸ: 'k', ς: 'σ', ə: 'e', ɵ: 'o', ƀ: 'b', ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y' },
  ...{ ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' },
  ...Object.fromEntries([...'٠١٢٣٤٥٦٧٨٩'].map((digit, n) => [digit, String(n)])),
  ...Object.fromEntries([...'۰۱۲۳۴۵۶۷۸۹'].map((digit, n) => [digit, String(n)])),
};
const OTHERWISE_WRITTEN = new RegExp(`[${Object.keys(SAME_AS).join('')}]`, 'gu');
