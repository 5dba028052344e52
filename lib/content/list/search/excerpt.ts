import { stegaClean } from '@sanity/client/stega';
import { foldedInPlace } from '#lib/folded.ts';
import type { Piece } from '../view.ts';
import { type TypedWord, unspaced } from './words.ts';

/** A stretch of a text in which a word was found. */
type Found = { from: number; to: number; word: TypedWord };

/** About how long an excerpt is, and how much of it stands before the first word that was found. */
const length = 220;
const before = 60;
/** Longer ones are looked through only so far: nobody writes such a paragraph. */
const longest = 200_000;

/** The text with what was found in it marked. */
export function marked(text: string, words: readonly TypedWord[]): Piece[] {
  const plain = plainOf(text);
  return piecesOf(plain, foundIn(plain, words), { from: 0, to: plain.length });
}

/**
 * Of some texts the part around what was found, from the first text that holds the most of the words;
 * null when none holds any.
 */
export function excerptOf(texts: readonly string[], words: readonly TypedWord[]): Piece[] | null {
  let best: { text: string; found: Found[]; different: number } | null = null;
  for (const given of texts) {
    const text = plainOf(given);
    const found = foundIn(text, words);
    const different = new Set(found.map(({ word }) => word)).size;
    if (different > (best?.different ?? 0)) best = { text, found, different };
    if (different === words.length) break;
  }
  if (best === null) return null;
  const { text, found } = best;
  const window = windowOf(text, startOf(found));
  const pieces = piecesOf(text, found, window);
  return [
    ...(window.from > 0 ? [{ text: '… ', marked: false }] : []),
    ...pieces,
    ...(window.to < text.length ? [{ text: ' …', marked: false }] : []),
  ];
}

const plainOf = (text: string): string =>
  stegaClean(text).slice(0, longest).normalize('NFC').replace(/\s+/gu, ' ').trim();

/** From where an excerpt shows most of the different words. */
function startOf(found: readonly Found[]): number {
  const near = new Map<TypedWord, number>();
  let best = { from: 0, different: 0 };
  let next = 0;
  for (const { from, word } of found) {
    for (let one = found[next]; one && one.to <= from + length - before; one = found[next]) {
      near.set(one.word, (near.get(one.word) ?? 0) + 1);
      next += 1;
    }
    if (near.size > best.different) best = { from, different: near.size };
    const left = (near.get(word) ?? 0) - 1;
    if (left > 0) near.set(word, left);
    else near.delete(word);
  }
  return best.different === 0 ? (found[0]?.from ?? 0) : best.from;
}

const wordLimits = new Intl.Segmenter('und', { granularity: 'word' });

/** A stretch around a place that parts no word. */
function windowOf(text: string, place: number): { from: number; to: number } {
  const wanted = Math.max(0, Math.min(place - before, text.length - length));
  // A segmenter needs what stands before a word to know it.
  const near = Math.max(0, wanted - 100);
  const limits = [...wordLimits.segment(text.slice(near, wanted + length + 100))];
  const starts = limits.filter(({ isWordLike }) => isWordLike).map(({ index }) => near + index);
  const from =
    wanted === 0 ? 0 : (starts.find((start) => start >= wanted && start <= place) ?? place);
  if (from + length >= text.length) return { from, to: text.length };
  const ends = limits
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => near + index + segment.length);
  const to = ends.findLast((end) => end <= from + length && end > place);
  return { from, to: to ?? wholeLetter(text, from + length) };
}

/** A place that is not within a letter. */
const wholeLetter = (text: string, place: number): number =>
  /[\udc00-\udfff]/.test(text[place] ?? '') ? place + 1 : place;

const inWord = new RegExp(`[[\\p{L}\\p{N}\\p{M}\\p{Pc}]--[${unspaced}]]`, 'v');
const isUnspaced = new RegExp(`^[${unspaced}]`, 'v');

/** Where the words stand in a text, in its order; what overlaps is one. */
function foundIn(text: string, words: readonly TypedWord[]): Found[] {
  const { folded, at } = foldedInPlace(text);
  const found: Found[] = [];
  for (const word of words) {
    const { length: size } = word.folded;
    if (size === 0) continue;
    for (let n = folded.indexOf(word.folded); n >= 0; n = folded.indexOf(word.folded, n + 1)) {
      if (!isUnspaced.test(word.folded) && inWord.test(letterBefore(folded, n))) continue;
      if (word.isWhole && inWord.test(letterAt(folded, n + size))) continue;
      found.push({ from: at[n] ?? 0, to: endOf(at, n + size), word });
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Where a stretch ends: a letter that is folded to two is not parted. */
function endOf(at: readonly number[], n: number): number {
  const last = at[n - 1] ?? 0;
  let end = n;
  while (at[end] === last) end += 1;
  return at[end] ?? last;
}

const letterAt = (text: string, n: number): string =>
  n < text.length ? String.fromCodePoint(text.codePointAt(n) ?? 0x20) : ' ';

function letterBefore(text: string, n: number): string {
  if (n === 0) return ' ';
  return letterAt(text, /[\udc00-\udfff]/.test(text[n - 1] ?? '') ? n - 2 : n - 1);
}

function piecesOf(
  text: string,
  found: readonly Found[],
  { from, to }: { from: number; to: number },
): Piece[] {
  const pieces: Piece[] = [];
  let done = from;
  for (const stretch of found) {
    const start = Math.max(stretch.from, done);
    const end = Math.min(stretch.to, to);
    if (start >= end) continue;
    if (start > done) pieces.push({ text: text.slice(done, start), marked: false });
    const last = pieces.at(-1);
    if (last?.marked && start === done) last.text += text.slice(start, end);
    else pieces.push({ text: text.slice(start, end), marked: true });
    done = end;
  }
  if (done < to) pieces.push({ text: text.slice(done, to), marked: false });
  return pieces;
}
