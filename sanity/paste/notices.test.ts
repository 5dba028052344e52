import { expect, it } from 'vitest';
import { noticesOf } from './notices.ts';
import { readHtml } from './read-html.ts';
import { parse } from './testing/outline.ts';

const titles = (html: string) => noticesOf(readHtml(html, parse)).map(({ title }) => title);

it.each([
  ['<p>Words</p>', []],
  ['<p>He did <s>not</s> go</p>', ['Words that were struck through were left out.']],
  // The Studio pastes these, since nothing else is there: that they are gone would not be true.
  ['<p><s>He did not go</s></p>', ['What was pasted is struck through where it comes from.']],
  ['<img src="a.png"><img src="b.png">', ['2 pictures were left out.']],
])('%s is told as it is', (html, told) => {
  expect(titles(html)).toEqual(told);
});
