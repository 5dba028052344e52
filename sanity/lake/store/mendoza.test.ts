import fc from 'fast-check';
import { applyPatch, incremental } from 'mendoza';
import { describe, expect, it } from 'vitest';
import { diff } from './mendoza.ts';

/** Applies a patch the way the Studio's "Review changes" does, which tracks who wrote each part. */
const applyIncrementally = (left: unknown, patch: unknown[]): unknown =>
  incremental.unwrap(incremental.applyPatch(incremental.wrap(left, 0), patch, 1));

const apple = { _key: 'a', text: 'apple' };
const pear = { _key: 'b', text: 'pear' };

describe('diff', () => {
  it.each([
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['creation', null, { a: 1 }, [0, { a: 1 }]],
    ['deletion', { a: 1 }, null, [0, null]],
    ['a new field', { a: 1 }, { a: 1, b: 2 }, [17, 2, 'b']],
    ['a field gone', { a: 1, b: 2 }, { a: 1 }, [19, 1]],
    ['a number', { a: 1 }, { a: 2 }, [17, 2, 'a']],
    [
      'typing into a string',
      { a: 'heat' },
      { a: 'heart' },
      [11, 0, 23, 0, 3, 22, 'r', 23, 3, 4, 15],
    ],
    ['a string anew', { a: 'one' }, { a: 'two' }, [17, 'two', 'a']],
    ['an inner field', { a: { b: 1 } }, { a: { b: 2 } }, [10, 0, 17, 2, 'b', 15]],
    [
      'an element moved',
      { a: [apple, pear] },
      { a: [pear, apple] },
      [11, 0, 21, 1, 2, 21, 0, 1, 15],
    ],
    [
      'an element edited',
      { a: [apple, pear] },
      { a: [apple, { ...pear, text: 'pears' }] },
      [11, 0, 21, 0, 1, 12, 1, 11, 1, 23, 0, 4, 22, 's', 15, 16, 15],
    ],
  ])('says %s in few words', (_, left, right, patch) => {
    expect(diff(left, right)).toEqual(patch);
    expect(applyPatch(left, diff(left, right))).toEqual(right);
  });

  it('keeps characters of several bytes whole', () => {
    const left = { a: 'é😀ü – 漢字' };
    for (const text of ['é😃ü – 漢字', 'é😀ü – 漢', '😀', 'e😀ü – 漢字!', 'éé😀😀ü – 漢字']) {
      const right = { a: text };
      expect(applyPatch(left, diff(left, right))).toEqual(right);
      expect(applyIncrementally(left, diff(left, right))).toEqual(right);
    }
  });

  it('leads from any document to any other, for both ways of applying', () => {
    const leaf = fc.oneof(
      fc.constantFrom('', 'heat', 'heart', 'wheat', 'é😀', 'é😃', 'é'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.integer({ min: 0, max: 3 }),
      fc.boolean(),
      fc.constant(null),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, tie('array'), tie('object')),
      array: fc.array(tie('value'), { maxLength: 5 }),
      object: fc.dictionary(fc.constantFrom('_key', 'a', 'b', 'Z', 'é'), tie('value')),
    }));
    const document = fc.dictionary(fc.constantFrom('a', 'b', 'Z', '_x'), value, {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(document, document, (left, right) => {
        const [from, to] = [left, right].map((one) => JSON.parse(JSON.stringify(one)));
        const patch = diff(from, to);
        expect(applyPatch(from, patch)).toEqual(to);
        expect(applyIncrementally(from, patch)).toEqual(to);
      }),
      { numRuns: 500 },
    );
  });
});
