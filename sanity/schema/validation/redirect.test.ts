import { describe, expect, it } from 'vitest';
import { followsDocument, isDestination, isOldPath, leadsElsewhere } from './redirect.ts';

describe('isOldPath', () => {
  it.each(['/article/old', '/about', '/tag/caf%C3%A9'])('takes %s', (path) => {
    expect(isOldPath(path)).toBe(true);
  });
  it.each(['article/old', 'https://example.org/a', '//example.org', '/', '/a b', '/a?b=c', '/a#b'])(
    'refuses %s',
    (path) => expect(isOldPath(path)).toEqual(expect.any(String)),
  );
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
