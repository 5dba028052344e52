import { extract } from '@sanity/mutator';
import { malformed } from './fault.ts';

/**
 * What a path may be. `@sanity/mutator` takes any, and for some needs more time or memory than there
 * is: it goes down paths by recursion, tries every way through several `..`, writes ranges out.
 */
const most = {
  length: 1_000,
  steps: 100,
  recursions: 1,
  /** Places that ranges and lists of a path name together. */
  places: 100_000,
} as const;

/** @throws Refused (400) for a path that no patch needs. */
export function checkPath(path: string): void {
  const notTaken = (why: string) => malformed(`The path "${path.slice(0, 60)}" ${why}`);
  if (path.length > most.length) throw notTaken(`is longer than ${most.length} characters`);
  const bare = withoutStrings(path);
  if (count(bare, /\.\.|[.[]/g) > most.steps) throw notTaken(`has more than ${most.steps} steps`);
  if (count(bare, /\.\./g) > most.recursions) throw notTaken('has ".." more than once');
  const places = rangesOf(bare).reduce(
    (product, { length = 1, isLast }) => product * (isLast ? length : length ** 2),
    1,
  );
  if (places > most.places) throw notTaken(`names more than ${most.places} places`);
}

const withoutStrings = (path: string): string =>
  path.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** What stands in brackets, with ranges in it: how many places they name, undefined when one has an open end. */
type Ranges = { length: number | undefined; isLast: boolean };

/** Mutator goes on from each place of a range as often as the range has places, unless the path ends there. */
function rangesOf(path: string): Ranges[] {
  return [...path.matchAll(/\[([^\]]*)\]/g)].flatMap(({ 0: brackets, 1: inner = '', index }) => {
    const ranges = [...inner.matchAll(/(-?\d*)\s*:\s*(-?\d*)/g)];
    if (ranges.length === 0) return [];
    const ends = ranges.flatMap(([, from, to]) => [from, to]);
    const lengths = ranges.map(([, from, to]) => Math.abs(Number(to) - Number(from)) + 1);
    return {
      length: ends.includes('') ? undefined : lengths.reduce((sum, length) => sum + length, 0),
      isLast: index + brackets.length === path.length,
    };
  });
}

/** Elements that an array may have for a range with an open end not to be the end of its path. */
const MOST_OPEN = 300;

/** @throws Refused (400) for a range without an end over a long list, with more of the path after it. */
export function checkOpenRanges(document: object, path: string): void {
  if (!rangesOf(withoutStrings(path)).some(({ length, isLast }) => !length && !isLast)) return;
  if (measure(document, Number.POSITIVE_INFINITY).longest <= MOST_OPEN) return;
  throw malformed(`The path "${path.slice(0, 60)}" goes through all of a long list: name its ends`);
}

/** Parts a document may have for its patches not to be looked at closely. */
const SMALL = 5_000;
/** Elements that may be copied for one path: mutator copies an array for each element it changes. */
const MOST_COPIED = 20_000_000;
/** Characters that may be gone through for one text: diff-match-patch does so for each hunk. */
const MOST_SEARCHED = 100_000_000;

/** Whether a document is so large that changing it in many places takes long. */
export const isLarge = (document: unknown): boolean => measure(document, SMALL).parts >= SMALL;

/** @throws Refused (400) when a path of a large document leads to too many places at once. */
export function checkMatches(document: object, path: string): void {
  const { longest } = measure(document, Number.POSITIVE_INFINITY);
  const matches = extract(path, document).length;
  if (matches * longest <= MOST_COPIED) return;
  throw malformed(
    `The path "${path.slice(0, 60)}" leads to ${matches} places, which is too much for a document of this size: change fewer at once`,
  );
}

/** @throws Refused (400) when a patch of a text would go through it too often. */
export function checkTextPatch(text: string, patch: string): void {
  const hunks = count(patch, /^@@/gm);
  if (hunks * text.length <= MOST_SEARCHED) return;
  throw malformed(`A diffMatchPatch of ${hunks} parts is too much for a text of this length`);
}

/** How many parts a value has, up to `enough`, and how many elements its longest array. */
function measure(value: unknown, enough: number): { parts: number; longest: number } {
  let parts = 0;
  let longest = 0;
  const waiting = [value];
  while (waiting.length > 0 && parts < enough) {
    const part = waiting.pop();
    parts += 1;
    if (typeof part !== 'object' || part === null) continue;
    if (Array.isArray(part)) longest = Math.max(longest, part.length);
    for (const child of Object.values(part)) waiting.push(child);
  }
  return { parts, longest };
}
