import { createHash } from 'node:crypto';

/** What a card says. */
export type CardWords = {
  /** Over the headline: a section, a kind of list. */
  kicker: string | null;
  headline: string;
  /** Of the newsroom. */
  name: string;
};

/** Pictures among letters are drawn by nobody rather than as boxes. */
const pictographs = /[\u{2600}-\u{27BF}\u{1F000}-\u{1FFFF}]/u;
const without = (isLeftOut: (text: string) => boolean, { kicker, headline, name }: CardWords) => ({
  kicker: kicker !== null && !isLeftOut(kicker) ? kicker : null,
  headline: isLeftOut(headline) ? '' : headline,
  name: isLeftOut(name) ? '' : name,
});

/** Signs that show nothing but a gap, a hyphen or an order of letters, and are in no face: as what is seen of them. */
const plain = (text: string): string =>
  text
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/(?!\u00a0)\p{Z}/gu, ' ')
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(/[\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');

/** The words of a card as far as they can be drawn. */
export const drawable = ({ kicker, headline, name }: CardWords): CardWords =>
  without((text) => pictographs.test(text), {
    kicker: kicker === null ? null : plain(kicker),
    headline: plain(headline),
    name: plain(name),
  });

/** The words of a card that have none of some signs; the very same where all of them are. */
export function withoutSigns(words: CardWords, signs: readonly string[]): CardWords {
  const missing = new Set(signs.flatMap((text) => [...text]));
  const has = (text: string) => [...text].some((sign) => missing.has(sign));
  const left = without(has, words);
  const isSame =
    left.kicker === words.kicker && left.headline + left.name === words.headline + words.name;
  return isSame ? words : left;
}

/** Changes with the words, so that whoever keeps cards by their address asks for the new one. */
export const cardVersion = (words: CardWords): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 8);
