import { expect, it } from 'vitest';
import { withEdges } from './edges.ts';
import { readHtml } from './read-html.ts';
import { outline, parse } from './testing/outline.ts';

it.each([
  ['<span>landed in </span>', 'landed in ', 'landed in '],
  ['<b>\u00A0landed</b>', '\u00A0landed', ' **landed**'],
  ['<p>A paragraph. </p>', 'A paragraph. \n', 'A paragraph.'],
  ['<h2>A heading </h2>', 'A heading ', '## A heading'],
  ['<ul><li>An item </li></ul>', 'An item ', '* An item'],
])('%s beside the text %j', (html, text, line) => {
  expect(withEdges(readHtml(html, parse), text).blocks.flatMap(outline)).toEqual([line]);
});

it('whole paragraphs have no space at their ends', () => {
  const pasted = readHtml('<p>One </p><p>Two</p>', parse);
  expect(withEdges(pasted, ' One Two ')).toBe(pasted);
});
