import { namesApart } from '../names-apart.ts';
import { wordsOf } from './text-words.ts';
import type { BodyView } from './view.ts';

/** A heading of a story, and the name by which an address finds it. */
export type Heading = { key: string; id: string; words: string; level: 2 | 3 };

/** Long enough to be read, short enough for an address. */
const longestName = 60;

/** Words as they stand in an address, in any script: `What stands between?` is `what-stands-between`. */
function named(words: string): string {
  const joined = words
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-');
  // Some scripts' letters are two to a program, and half of one is no text.
  const short = [...joined].slice(0, longestName).join('');
  return short.replace(/^-+|-+$/g, '');
}

/**
 * The headings of a body in their order, each under a name of its own: what is said twice is counted, and
 * the colon keeps them apart from whatever else of a page has an id.
 */
export function headingsOf(body: BodyView): Heading[] {
  const apart = namesApart();
  return body.flatMap((block): Heading[] => {
    if (block._type !== 'block' || (block.style !== 'h2' && block.style !== 'h3')) return [];
    const words = wordsOf(block).trim();
    const id = apart(`in:${named(words) || 'heading'}`);
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
