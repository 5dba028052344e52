import { wordsOf } from './text-words.ts';
import type { BodyView } from './view.ts';

/** A heading of a story, and the name by which an address finds it. */
export type Heading = { key: string; id: string; words: string; level: 2 | 3 };

/** Long enough to be read, short enough for an address. */
const longestName = 60;

/** Words as they stand in an address, in any script: `What stands between?` is `what-stands-between`. */
const named = (words: string): string =>
  words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-+|-+$/g, '');

/**
 * The headings of a body in their order, each under a name of its own: what is said twice is counted, and
 * the colon keeps them apart from whatever else of a page has an id.
 */
export function headingsOf(body: BodyView): Heading[] {
  const seen = new Map<string, number>();
  return body.flatMap((block): Heading[] => {
    if (block._type !== 'block' || (block.style !== 'h2' && block.style !== 'h3')) return [];
    const words = wordsOf(block).trim();
    const name = named(words) || 'heading';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    const id = `in:${name}${count === 1 ? '' : `-${count}`}`;
    return [{ key: block._key, id, words, level: block.style === 'h2' ? 2 : 3 }];
  });
}

/** From so many chapters on a story says beforehand what they are. */
const enough = 5;

/** The chapters of a story long enough to be gone through by them; otherwise none. */
export function contentsOf(headings: readonly Heading[]): Heading[] {
  const chapters = headings.filter(({ level }) => level === 2);
  return chapters.length < enough ? [] : chapters;
}
