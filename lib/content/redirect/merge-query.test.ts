import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withQueryOf } from './merge-query.ts';

test.each([
  ['/b', '', '/b'],
  ['/b', 'utm_source=a&utm_medium=b', '/b?utm_source=a&utm_medium=b'],
  ['/b', 'a=1&a=2', '/b?a=1&a=2'],
  ['/b?x=1', 'a=1', '/b?x=1&a=1'],
  ['/b?a=1', 'a=2&c=3', '/b?a=1&c=3'],
  ['/b#part', 'a=1', '/b?a=1#part'],
  ['/b?x=1#part#more', 'a=1', '/b?x=1&a=1#part#more'],
  ['https://example.org/b?x=1', 'a=1', 'https://example.org/b?x=1&a=1'],
  ['/b', '_rsc=1x', '/b'],
  ['/b', 'flag&&x=', '/b?flag&x='],
  ['/b', 'q=a+b%20c', '/b?q=a+b%20c'],
  ['/b', 'q=вода', '/b?q=%D0%B2%D0%BE%D0%B4%D0%B0'],
])('to %s with %s is %s', (to, query, merged) => expect(withQueryOf(to, query)).toBe(merged));

test('what was part of the old address is used up, whatever its capitals', () => {
  expect(withQueryOf('/b', 'P=12&utm=x&p=13', [['p', '12']])).toBe('/b?utm=x&p=13');
});

describe('attack: queries of a redirect', () => {
  test.each([
    ['a line end', 'a=%0d%0aset-cookie:x&b=\r\nc'],
    ['a lone percent sign', 'a=%&b=%zz'],
    ['a number sign', 'a=#b'],
    ['quotes and tags', `a="><script>'`],
    ['a null byte', 'a=\0'],
    ['a lone surrogate', 'a=\ud800'],
  ])('%s → an address in one line', (_, query) => {
    const to = withQueryOf('/b', query);
    expect(to).toMatch(/^\/b\?[!$&'()*+,\-./0-9:;=?@A-Za-z_~%]*$/);
    expect(to).not.toMatch(/%(?![0-9a-f]{2})/i);
  });

  test('any query → the same path, merged once and not twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const once = withQueryOf('/b', query);
        expect(new URL(once, 'http://site.invalid').pathname).toBe('/b');
        expect(withQueryOf(once, query)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});
