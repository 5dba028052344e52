import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedBy } from './asked.ts';
import { OldAddresses } from './table.ts';

const table = (...from: string[]) => new OldAddresses(from.map((one) => ({ _id: one, from: one })));
const found = (address: string, ...from: string[]) => table(...from).from(askedBy(address));
const foundWithQuery = (address: string, ...from: string[]) =>
  table(...from).withQuery(askedBy(address))?._id ?? null;

describe('an old address', () => {
  test.each([
    ['/article/Вода', '/article/%D0%92%D0%BE%D0%B4%D0%B0'],
    ['/caf\u00e9', '/cafe\u0301'],
    ['/a', '/a/'],
    ['/a/', '/a'],
    [' /a ', '/a'],
    ['/Old-Story', '/old-story'],
    ['/old-story', '/OLD-STORY'],
    ['/story.aspx', '/Story.aspx'],
  ])('%j is found by %s', (from, asked) => expect(found(asked, from)).toEqual([from]));

  test('is found as it is written before one in other capitals', () => {
    expect(found('/Aa', '/aa', '/Aa', '/AA')).toEqual(['/Aa']);
    expect(found('/aA', '/aa', '/AA')).toEqual(['/aa', '/AA']);
  });

  test('without a query is not one with', () => {
    expect(found('/', '/?p=12')).toEqual([]);
    expect(table('/?p=12').within('/%3Fp%3D12')).toEqual(['/?p=12']);
    expect(table('/?p=12').within('/%3Fp%3D13')).toEqual([]);
  });

  test.each([
    '/article/why%3F',
    '/article/why%3Fnow',
    '/article/a%3Fb%3Dc%26d',
    '/article/a%26b%23c',
  ])('%s is found, whatever its slug is made of', (from) =>
    expect(table(from, '/article/why', '/article/a').within(from)).toEqual([from]),
  );
});

describe('an old address with a query', () => {
  test.each([
    ['/?p=12', '/?p=12'],
    ['/?p=12', '/?utm_source=a&p=12'],
    ['/story.aspx?ID=77', '/Story.aspx?id=77'],
    ['/index.php?option=x&id=3', '/index.php?id=3&view=y&option=x'],
    ['/a?q=d’été', '/a?q=d%E2%80%99%C3%A9t%C3%A9'],
    ['/a?q=x+y', '/a?q=x%20y'],
    ['/a/?p=1', '/a?p=1'],
    ['/?flag', '/?flag='],
  ])('%s is found by %s', (from, asked) => expect(foundWithQuery(asked, from)).toBe(from));

  test.each([
    ['/?p=12', '/?p=13'],
    ['/?p=12', '/?q=12'],
    ['/?p=12', '/a?p=12'],
    ['/?p=12', '/'],
    ['/?v=aB', '/?v=Ab'],
    ['/index.php?option=x&id=3', '/index.php?id=3'],
  ])('%s is not %s', (from, asked) => expect(foundWithQuery(asked, from)).toBeNull());

  test('that names more of what is asked for goes before', () => {
    expect(foundWithQuery('/a?x=1&y=2', '/a?x=1', '/a?y=2&x=1')).toBe('/a?y=2&x=1');
  });
});

describe('attack: addresses that somebody invents', () => {
  test('any address → nothing that is not there, never an exception', () => {
    const all = table('/?p=12', '/article/a', '/%', '?', '', 'a', '//x', '/__proto__');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (path, query) => {
        const asked = askedBy(`/~${path.replaceAll('?', '')}?~${query}`);
        expect(all.from(asked)).toEqual([]);
        expect(all.withQuery(asked)).toBeNull();
      }),
    );
  });

  test('a hundred thousand redirects → found at once', () => {
    const many = new OldAddresses(
      Array.from({ length: 100_000 }, (_, n) => ({ _id: `r${n}`, from: `/?p=${n}` })),
    );
    expect(many.withQuery(askedBy('/?p=99999&utm_source=x'))?._id).toBe('r99999');
  });

  test('thousands of parameters, asked of thousands of redirects from one path → answered at once', () => {
    const many = new OldAddresses(
      Array.from({ length: 20_000 }, (_, n) => ({ _id: `r${n}`, from: `/?type=1&p=${n}` })),
    );
    const query = Array.from({ length: 1000 }, (_, n) => `P=x${n}`).join('&');
    const since = performance.now();
    expect(many.withQuery(askedBy(`/?${query}&type=1`))).toBeNull();
    expect(many.from(askedBy(`/?${query}`))).toEqual([]);
    expect(many.withQuery(askedBy(`/?${query}&p=7&type=1`))?._id).toBe('r7');
    expect(performance.now() - since).toBeLessThan(1000);
  });

  test('one redirect stored a hundred thousand times → the first', () => {
    const same = Array.from({ length: 200_000 }, (_, n) => ({ _id: `r${n}`, from: '/?p=1' }));
    expect(new OldAddresses(same).withQuery(askedBy('/?p=1'))?._id).toBe('r0');
  });
});
