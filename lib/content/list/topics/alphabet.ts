import type { NamedLink } from '../../story/view.ts';

/** Under which names that begin with no letter stand. */
export const noLetter = '#';

/** A name, and the letter it stands under. */
export type Filed = NamedLink & { letter: string };

/**
 * Names in the order of a language, each with the letter it stands under. What a language takes for the same
 * letter is one: `Á` stands under A in Spanish, `Ñ` does not under N, `Å` is a letter of its own in Swedish.
 */
export function alphabetical(names: readonly NamedLink[], language: string): Filed[] {
  const order = new Intl.Collator(language, { numeric: true, ignorePunctuation: true });
  const likeness = new Intl.Collator(language, { sensitivity: 'base' });
  const sorted = names.toSorted((a, b) => order.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  // Each first letter is looked for among the others once, however many names begin with it.
  const letters = new Map<string, string>();
  return sorted.map((link) => {
    const first = firstLetter(link.name, language);
    const letter = letters.get(first) ?? sameAmong(letters.values(), first, likeness) ?? first;
    letters.set(first, letter);
    return { ...link, letter };
  });
}

const sameAmong = (known: Iterable<string>, first: string, { compare }: Intl.Collator) =>
  [...new Set(known)].findLast((one) => compare(one, first) === 0);

/** Letters that most languages file as the two they are made of. */
const twoInOne: Readonly<Record<string, string>> = { Æ: 'AE', Œ: 'OE' };

const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const firstSyllable = 0xac00;
const syllablesEach = 588;

/** Without the accents it may have, where the language sees the same letter in it. */
function firstLetter(name: string, language: string): string {
  const [letter] = name.match(/\p{L}|\p{N}/u) ?? [];
  if (letter === undefined || /\p{N}/u.test(letter)) return noLetter;
  // As many signs as there are words, in an order that nobody knows by heart.
  if (/\p{Script=Han}/u.test(letter)) return '漢字';
  // Korean syllables are filed under the sign they begin with.
  const syllable = letter.normalize('NFC').charCodeAt(0) - firstSyllable;
  if (syllable >= 0 && syllable < initials.length * syllablesEach) {
    return initials.charAt(Math.floor(syllable / syllablesEach));
  }
  const large = letter.toLocaleUpperCase(language);
  if (/^aa/i.test(name) && isLike('AA', 'Å', language)) return 'Å';
  const [bare = large] = (twoInOne[large] ?? large).normalize('NFKD');
  return isLike(large, twoInOne[large] ?? bare, language)
    ? bare.normalize('NFC')
    : ([...large][0] ?? large);
}

const isLike = (one: string, other: string, language: string): boolean =>
  one.localeCompare(other, language, { sensitivity: 'base' }) === 0;
