import { type ExprNode, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { momentsIn, pureTestOf } from './pure-test.ts';

const conditionOf = (text: string): ExprNode => {
  const tree = parse(`*[${text}]`);
  if (tree.type !== 'Filter') throw new Error(`${text} is no condition`);
  return tree.expr;
};
const momentsOf = (text: string) => pureTestOf(conditionOf(text))?.moments ?? null;
const at = (path: string[], later = 0, anywhere = false) => ({ path, anywhere, later });

describe('a condition', () => {
  it.each<[string, ReturnType<typeof at>[]]>([
    ['_type == "article" && defined(slug.current) && count(authors) > 0', []],
    ['references("tag") && "tag" in tags[]._ref', []],
    ['false || dateTime(publishedAt) <= dateTime(now())', [at(['publishedAt'])]],
    ['dateTime(now()) < (dateTime(seo.until))', [at(['seo', 'until'])]],
    ['dateTime(breakingUntil) > dateTime(now()) - 60', [at(['breakingUntil'], 60_000)]],
    ['dateTime(now()) + 60 < dateTime(at)', [at(['at'], -60_000)]],
    ['count(updates[dateTime(at) <= dateTime(now())]) > 0', [at(['at'], 0, true)]],
    [
      'count(corrections[dateTime(at) > dateTime(now()) - 60 * 60 * 24 * 30]) > 0',
      [at(['at'], 30 * 24 * 60 * 60_000, true)],
    ],
    ['pt::text(body) match "word" && !(_id in path("drafts.**"))', []],
  ])('%s hangs on the document and its moments', (text, moments) => {
    expect(momentsOf(text)).toEqual(moments);
  });

  it.each([
    'author->name == "Ada"',
    'publishedAt <= now()',
    'dateTime(publishedAt) - 60 <= dateTime(now())',
    'dateTime(publishedAt) == dateTime(now())',
    'count(updates[dateTime(^.at) <= dateTime(now())]) > 0',
    'dateTime(at) > dateTime(now()) - delay',
    'dateTime(lower(publishedAt)) < dateTime(now())',
    'writer == identity()',
    'count(*[_type == "tag"]) > 2',
    'sanity::projectId() == "dateline"',
    'count([{"from": publishedAt}][dateTime(from) <= dateTime(now())]) > 0',
    'count(updates[]{"from": at}[dateTime(from) <= dateTime(now())]) > 0',
  ])('%s hangs on more', (text) => {
    expect(momentsOf(text)).toBeNull();
  });
});

it('moments are those that can be read, in milliseconds', () => {
  const document = { at: '1970-01-01T00:00:01Z', seo: { until: 'soon' }, n: 5 };
  const paths = [['at'], ['seo', 'until'], ['n'], ['gone', 'too']];
  expect(
    momentsIn(
      document,
      paths.map((path) => at(path)),
    ),
  ).toEqual([1_000]);
  const nested = { list: [{ at: '1970-01-01T00:00:02Z' }, { deep: document }] };
  expect(momentsIn(nested, [at(['at'], 60_000, true)])).toEqual([62_000, 61_000]);
});
