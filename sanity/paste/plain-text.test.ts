import { expect, it } from 'vitest';
import { readPlainText } from './plain-text.ts';
import { outline } from './testing/outline.ts';

const lines = (text: string) => readPlainText(text).flatMap(outline);

it('lines that were wrapped at a width are one paragraph', () => {
  const text = `The plane came down at noon on the square of the old town, where
nobody had expected it, and the mayor, who had been asleep, said that
it had been the wind.

A second paragraph follows, and it is wrapped at the same width as the
first one was.
`;
  expect(lines(text)).toEqual([
    'The plane came down at noon on the square of the old town, where nobody had expected it, and the mayor, who had been asleep, said that it had been the wind.',
    'A second paragraph follows, and it is wrapped at the same width as the first one was.',
  ]);
});

it('lines that were ended by their writer are paragraphs', () => {
  expect(lines('One.\nTwo is longer than that.\r\nThree.\r\n')).toEqual([
    'One.',
    'Two is longer than that.',
    'Three.',
  ]);
});

it('long paragraphs of a line each stay apart', () => {
  const long =
    'This is a paragraph of which nobody wrapped the lines, so that it is one line of its own. '.repeat(
      3,
    );
  expect(lines(`${long}\n${long}`)).toHaveLength(2);
});

it('lists by their signs', () => {
  expect(
    lines('Bring:\n\n- bread\n- wine that was\n  pressed here\n\n1. go\n2) stop\n\n• a\n• b'),
  ).toEqual([
    'Bring:',
    '* bread',
    '* wine that was pressed here',
    '1. go',
    '1. stop',
    '* a',
    '* b',
  ]);
});

it('a single line with a dash is speech, not a list', () => {
  expect(lines('– No, she said.\nAnd left.')).toEqual(['– No, she said.', 'And left.']);
});

it('nothing is nothing', () => expect(lines(' \n\n\t\n')).toEqual([]));
