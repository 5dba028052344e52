import { expect, it } from 'vitest';
import { firstWords } from './first-words.ts';

const block = (...texts: string[]) => ({
  _type: 'block',
  children: texts.map((text) => ({ _type: 'span', text })),
});

it('joins the spans of the first block that says something', () => {
  expect(firstWords([{ _type: 'newsImage' }, block(' '), block('The plane ', 'landed.')])).toBe(
    'The plane landed.',
  );
});

it('cuts what is long', () => {
  expect(firstWords([block('a'.repeat(30))], 10)).toBe(`${'a'.repeat(10)}…`);
});

it.each([undefined, null, [], [null], [{ children: 'no' }], 'text'])('finds none in %j', (body) => {
  expect(firstWords(body)).toBe('');
});
