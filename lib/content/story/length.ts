import { stegaClean } from '@sanity/client/stega';
import { z } from 'zod';
import { isObject } from '#lib/is-object.ts';
import { blockTexts } from '../body/block-texts.ts';
import { hasHappened } from './published.ts';

/** Of a body: everything in it that is read. */
const bodyTexts = /* groq */ `body[]{
  "texts": select(_type == "block" => pt::text(@), ${blockTexts})
}.texts`;

/** Of a story: every text that is read on its page, whatever it is nested in. */
export const storyLengthProjection = /* groq */ `
  "texts": [
    ${bodyTexts},
    select(kind == "live" => liveUpdates[${hasHappened}]{ "texts": [headline, ${bodyTexts}] }.texts)
  ]
`;

/** What is no text counts nothing: it is told where it stands. Who needs no length asks for no texts. */
export const storyLengthContract = z.object({ texts: z.unknown().optional() });

export type StoryLength = { wordCount: number; readingMinutes: number };

const wordsPerMinute = 230;
/** Scripts that part no words are read by the character. */
const charactersPerMinute = 500;

/** How long a story is, and how many minutes it takes to read; at least one. */
export function storyLength({ texts }: { texts?: unknown }): StoryLength {
  let words = 0;
  let characters = 0;
  let minutes = 0;
  for (const text of textsIn(texts)) {
    const length = measured(text);
    words += length.words;
    characters += length.characters;
    minutes += (length.words - length.ofCharacters) / wordsPerMinute;
  }
  minutes += characters / charactersPerMinute;
  return { wordCount: words, readingMinutes: Math.max(1, Math.round(minutes)) };
}

function textsIn(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  return isObject(texts) ? Object.values(texts).flatMap(textsIn) : [];
}

/** Words; those of them written in characters; and how many characters those have. */
type Measure = { words: number; ofCharacters: number; characters: number };

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const characterScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

function measure(text: string): Measure {
  const sum: Measure = { words: 0, ofCharacters: 0, characters: 0 };
  // To the segmenter a narrow no-break space is part of a word.
  const plain = stegaClean(text).replace(/\s+/gu, ' ');
  for (const { segment, isWordLike } of segmenter.segment(plain)) {
    if (!isWordLike) continue;
    sum.words += 1;
    const characters = segment.match(characterScript)?.length ?? 0;
    if (characters === 0) continue;
    sum.ofCharacters += 1;
    sum.characters += characters;
  }
  return sum;
}

/** Texts measured lately: a list that is made anew has mostly the stories it had. */
const known = new Map<string, Measure>();
const mostKnown = 2000;
const longestKnown = 10_000;

function measured(text: string): Measure {
  const before = known.get(text);
  if (before) return before;
  const sum = measure(text);
  if (text.length > longestKnown) return sum;
  const [oldest] = known.keys();
  if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
  known.set(text, sum);
  return sum;
}
