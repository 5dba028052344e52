import { parse } from 'groq-js';
import { expect, it } from 'vitest';
import { wordMatchOf } from './word-match.ts';

const matchOf = (text: string, params = {}) => {
  const tree = parse(`*[${text}]`, { params });
  if (tree.type !== 'Filter' || tree.expr.type !== 'OpCall') throw new Error(`${text} is no match`);
  return wordMatchOf(tree.expr);
};

it.each<[string, string[], boolean]>([
  ['headline match "ferry"', ['"ferry"'], false],
  ['pt::text(body) match "Fährte ferr*"', ['"Fährte"', '"ferr"*'], false],
  ['headline match "ferry-500* (late)"', ['"ferry"', '"500"*', '"late"'], false],
  ['[headline, body[].children[].text] match ["a*", "b"]', ['"a"*', '"b"'], false],
  ['[headline, section->title, ...tags[]->title] match "a"', ['"a"'], true],
])('%s is looked up', (text, all, follows) => {
  expect(matchOf(text)).toEqual({ all, follows });
});

it.each([
  'headline match "*erry"',
  'headline match "a-b_c"',
  'headline match "a.b"',
  'headline match "\u65e5\u672c"',
  'headline match []',
  'headline match [5]',
  'headline match standfirst',
  '_type match "article"',
  'lower(headline) match "a"',
  'headline + standfirst match "a"',
  'author->editor->name match "a"',
  'tags[]->[0...2].section->title match "a"',
  '*[_type == "tag"].title match "a"',
])('%s is not', (text) => {
  expect(matchOf(text)).toBeNull();
});
