import fc from 'fast-check';
import { evaluateSync, parse } from 'groq-js';
import { describe, expect, it } from 'vitest';
import { conditionsOn } from './conditions.ts';
import { mentionsOf } from './mentions.ts';

function conditionOf(written: string) {
  const tree = parse(`*[${written}]`);
  const [condition] = tree.type === 'Filter' ? (conditionsOn(tree) ?? []) : [];
  if (condition === undefined) throw new Error('It is no filter.');
  return condition;
}

const mentionedBy = (written: string) => mentionsOf(conditionOf(written)).sort();

describe('what stands in every document that passes', () => {
  it.each([
    ['count(corrections) > 0', ['corrections']],
    ['_type == "article" && defined(slug.current)', ['current', 'slug']],
    ['"live" == kind && (state == "a" || state == "b")', ['kind', 'state']],
    ['dateTime(at) <= dateTime(now())', ['at']],
    ['count(corrections[dateTime(at) > dateTime(now())]) > 0', ['corrections']],
    ['lower(title) match "a*" && defined(list[0].name)', ['title']],
    ['a == null || b != "x"', []],
    ['a == b', []],
    ['!defined(gone)', []],
    ['defined(a) || defined(b)', []],
    ['{"a": 1}.a > 0 && coalesce(b, 1) > 0', []],
    ['_originalId == "x"', []],
    ['references("x") || "x" in list', []],
  ])('%s: %j', (written, names) => {
    expect(mentionedBy(written)).toEqual(names);
  });

  it('is missing in no document that passes', () => {
    const names = ['a', 'b', 'c'];
    const operand = fc.oneof(
      fc.constantFrom('a', 'b.c', 'a[0]', 'a[].b', 'count(a)', 'count(b[c > 1])', 'dateTime(a)'),
      fc.constantFrom(
        '1',
        '"x"',
        'null',
        '[1, null]',
        'lower(b)',
        'length(a)',
        'a.b.c',
        '^.a',
        '@',
      ),
    );
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { depthSize: 'small' },
        fc
          .tuple(operand, fc.constantFrom('==', '!=', '<', '<=', '>', '>=', 'in'), operand)
          .map((parts) => parts.join(' ')),
        operand.map((one) => `defined(${one})`),
        fc.tuple(tie('condition'), tie('condition')).map(([one, two]) => `(${one} && ${two})`),
        fc.tuple(tie('condition'), tie('condition')).map(([one, two]) => `(${one} || ${two})`),
        tie('condition').map((one) => `!(${one})`),
      ),
    }));
    const value = fc.constantFrom<unknown[]>(
      ...[null, 1, 'x', 'X', true, [1, 2], [null], { c: 2 }, { b: { c: 'x' } }, [{ c: 2, b: 1 }]],
      '2026-02-02T08:00:00Z',
    );
    const document = fc.dictionary(fc.constantFrom(...names), value, {
      maxKeys: 3,
      noNullPrototype: true,
    });
    const check = (written: string, documents: readonly object[]) => {
      const needles = mentionedBy(written).map((name) => JSON.stringify(name));
      const found: unknown = evaluateSync(parse(`$documents[${written}]`), {
        params: { documents },
      }).data;
      if (!Array.isArray(found)) return;
      for (const one of found) {
        for (const needle of needles) expect(JSON.stringify(one)).toContain(needle);
      }
    };
    fc.assert(fc.property(condition, fc.array(document), check), { numRuns: 3_000 });
  });
});
