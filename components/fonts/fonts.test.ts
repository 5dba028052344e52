import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const source = readFileSync(join(folder, 'fonts.ts'), 'utf8');

/** The characters that a file is asked for. */
function rangeOf(file: string): Set<number> {
  const from = source.slice(source.indexOf(`'./${file}.woff2'`));
  const range = /unicode-range',\s+value:\s+'([^']+)'/.exec(from)?.[1] ?? '';
  return new Set(
    range.split(',').flatMap((part) => {
      const [first = '', last = first] = part.slice(2).split('-');
      const [start, end] = [first, last].map((code) => Number.parseInt(code, 16));
      if (start === undefined || end === undefined) return [];
      return Array.from({ length: end - start + 1 }, (_, n) => start + n);
    }),
  );
}

const families = [
  ['newsreader', 'newsreader-italic-latin'],
  ['libre-franklin', 'newsreader-italic-latin'],
] as const;

test.each(families)(
  'the two latin files of %s have all of latin between them, and share none',
  (family, whole) => {
    const [core, more, latin] = [`${family}-core`, `${family}-more`, whole].map(rangeOf);
    expect(latin?.size).toBeGreaterThan(300);
    expect(core?.union(more ?? new Set())).toEqual(latin);
    expect(core?.intersection(more ?? new Set()).size).toBe(0);
  },
);

test.each(families)(
  'what every page loads of %s comes in two rounds of a slow connection',
  (family) => {
    // Ten packets and twenty; the head of the answer is one of them.
    expect(statSync(join(folder, `${family}-core.woff2`)).size).toBeLessThan(28_500);
  },
);
