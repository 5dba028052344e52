import type { KeptSelection } from './kept-selection.ts';

/** Only what stands first as a text: bytes are what has none. */
export const writtenTops = (tops: KeptSelection['tops']): string =>
  JSON.stringify([...tops].filter(([, top]) => typeof top === 'string'));

/** What was written so, as far as it can be understood. */
export function readTops(written: string): KeptSelection['tops'] {
  const known: unknown = written === '' ? [] : JSON.parse(written);
  return new Map(Array.isArray(known) ? known.filter(isKnownTop) : []);
}

const isKnownTop = (entry: unknown): entry is [string, string] =>
  Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
