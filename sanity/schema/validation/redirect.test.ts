import { describe, expect, it } from 'vitest';
import { followsDocument, isDestination, isOldPath, leadsElsewhere } from './redirect.ts';

describe('isOldPath', () => {
  it.each([
    '/article/old',
    '/about',
    '/tag/caf%C3%A9',
    '/?p=12',
    '/a?b=c',
    '/Story.aspx?ID=7',
    '/a/',
  ])('takes %s', (path) => {
    expect(isOldPath(path)).toBe(true);
  });
  it.each([
    'article/old',
    'https://example.org/a',
    '//example.org',
    '/',
    '/?',
    '/a b',
    '/a#b',
    '/a\\b',
    '/a%',
    '/%zz',
    '/studio',
    '/api/x',
    '/studio?a=b',
  ])('refuses %s', (path) => expect(isOldPath(path)).toEqual(expect.any(String)));
});

describe('isDestination', () => {
  it.each(['/article/new', 'https://example.org/a?b=c', 'http://example.org', '/tag/d’été – 🌊'])(
    'takes %s',
    (to) => {
      expect(isDestination(to)).toBe(true);
    },
  );
  it.each([
    '//example.org',
    'javascript:alert(1)',
    'mailto:a@example.org',
    'new',
    '/..//a',
    'https:///a',
  ])('refuses %s', (to) => expect(isDestination(to)).toEqual(expect.any(String)));
});

describe('leadsElsewhere', () => {
  it('refuses a circle, with or without a last slash', () => {
    expect(leadsElsewhere('/a/', '/a')).not.toBe(true);
  });
  it.each([
    ['/caf%C3%A9', '/cafe\u0301'],
    ['/a?x=1', '/a'],
    ['/a#x', '/a'],
    ['/?p=1', '/?p=1'],
  ])('refuses %s from %s', (to, from) => {
    expect(leadsElsewhere(to, from)).not.toBe(true);
  });
  it('takes the path of an address with a query', () => {
    expect(leadsElsewhere('/', '/?p=1')).toBe(true);
  });
  it('takes another address', () => expect(leadsElsewhere('/b', '/a')).toBe(true));
});

it.each([
  [{ _type: 'redirect', documentId: 'a' }, true],
  [{ _type: 'redirect' }, false],
  [{ _type: 'redirect', documentId: null }, false],
  [undefined, false],
])('%j follows a document: %s', (redirect, follows) => {
  expect(followsDocument(redirect)).toBe(follows);
});
