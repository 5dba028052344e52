import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paper } from './paper.ts';

const root = join(import.meta.dirname, '..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** What is served without the site's style sheets says the colour itself. */
test.each([
  ['components/styles/tokens.css', [paper.light, paper.dark]],
  ['app/(reader)/icon.svg', [paper.light]],
  ['app/(studio)/icon.svg', [paper.light]],
])('%s is of the same paper', (file, colours) => {
  for (const colour of colours) expect(textOf(file)).toContain(colour);
});
