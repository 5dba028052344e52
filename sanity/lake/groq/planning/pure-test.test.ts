import { type ExprNode, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { momentsIn, pureTestOf } from './pure-test.ts';

const conditionOf = (text: string): ExprNode => {
  const tree = parse(`*[${text}]`);
  if (tree.type !== 'Filter') throw new Error(`${text} is no condition`);
  return tree.expr;
};
const momentsOf = (text: string) => pureTestOf(conditionOf(text))?.moments ?? null;

describe('a condition', () => {
  it.each<[string, string[][]]>([
    ['_type == "article" && defined(slug.current) && count(authors) > 0', []],
    ['references("tag") && "tag" in tags[]._ref', []],
    ['false || dateTime(publishedAt) <= dateTime(now())', [['publishedAt']]],
    ['dateTime(now()) < (dateTime(seo.until))', [['seo', 'until']]],
    ['pt::text(body) match "word" && !(_id in path("drafts.**"))', []],
  ])('%s hangs on the document and its moments', (text, moments) => {
    expect(momentsOf(text)).toEqual(moments);
  });

  it.each([
    'author->name == "Ada"',
    'publishedAt <= now()',
    'dateTime(publishedAt) - 60 <= dateTime(now())',
    'dateTime(publishedAt) == dateTime(now())',
    'count(updates[dateTime(at) <= dateTime(now())]) > 0',
    'dateTime(lower(publishedAt)) < dateTime(now())',
    'writer == identity()',
    'count(*[_type == "tag"]) > 2',
    'sanity::projectId() == "dateline"',
  ])('%s hangs on more', (text) => {
    expect(momentsOf(text)).toBeNull();
  });
});

it('moments are those that can be read, in milliseconds', () => {
  const document = { at: '1970-01-01T00:00:01Z', seo: { until: 'soon' }, n: 5 };
  expect(momentsIn(document, [['at'], ['seo', 'until'], ['n'], ['gone', 'too']])).toEqual([1_000]);
});
