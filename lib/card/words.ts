import { createHash } from 'node:crypto';

/** What a card says. */
export type CardWords = {
  /** Over the headline: a section, a kind of list. */
  kicker: string | null;
  headline: string;
  /** Of the newsroom. */
  name: string;
};

/** What the cards' faces can write: a name in another script is drawn by nobody rather than as boxes. */
const written = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const pictographs = /[\u{2600}-\u{27BF}\u{1F000}-\u{1FFFF}]/u;
const isDrawable = (text: string): boolean => written.test(text) && !pictographs.test(text);

/** The words of a card as far as they can be drawn. */
export const drawable = ({ kicker, headline, name }: CardWords): CardWords => ({
  kicker: kicker !== null && isDrawable(kicker) ? kicker : null,
  headline: isDrawable(headline) ? headline : '',
  name: isDrawable(name) ? name : '',
});

/** Changes with the words, so that whoever keeps cards by their address asks for the new one. */
export const cardVersion = (words: CardWords): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 8);
