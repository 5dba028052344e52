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
  ['pt::text(body) match "Fährte ferr*"', ['"fahrte"', '"ferr"*'], false],
  ['headline match "a-b_c a.b"', ['"a"', '"b_c"', '"b"'], false],
  [
    'headline match "\u65e5\u672c\u8a9e x*y *z"',
    ['"\u65e5\u672c"', '"\u672c\u8a9e"', '"x"*'],
    false,
  ],
  ['[...body[_type == "a"]{"w": [x, ...rows[].cells[]]}.w[]] match "a"', ['"a"'], false],
  ['[...notes[at < now()]{"w": select(b => [c], d)}.w[], by[]->name] match "a"', ['"a"'], true],
  ['string::split(url, "/")[2] match "a"', ['"a"'], false],
  ['headline match "ferry-500* (late)"', ['"ferry"', '"500"*', '"late"'], false],
  ['[headline, body[].children[].text] match ["a*", "b"]', ['"a"*', '"b"'], false],
  ['[headline, section->title, ...tags[]->title] match "a"', ['"a"'], true],
])('%s is looked up', (text, all, follows) => {
  expect(matchOf(text)).toEqual({ all, follows });
});

it.each([
  'headline match "*erry"',
  'headline match []',
  'string::split(headline, "b")[0] match "a"',
  'string::split(headline, "")[0] match "a"',
  'body[]{"w": _type}.w match "a"',
  'body[]{..., "w": x}.w match "a"',
  'body[]{"w": x}.v match "a"',
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
