import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { habitualAddress } from './habits.ts';

test.each([
  ['/index.html', '/'],
  ['/Index.HTML', '/'],
  ['/feed/', '/feed.xml'],
  ['/rss.xml', '/feed.xml'],
  ['/tag/a/feed', '/tag/a/feed.xml'],
  ['/tag/вода/rss', '/tag/%D0%B2%D0%BE%D0%B4%D0%B0/feed.xml'],
  ['/ARTICLE/Some-Story', '/article/Some-Story'],
  ['/article/cafe\u0301', '/article/caf%C3%A9'],
  ['/article/cafe%CC%81', '/article/caf%C3%A9'],
])('%s is %s', (path, address) => expect(habitualAddress(path)).toBe(address));

test.each(['/', '/article/Some-Story', '/article/caf%C3%A9', '/about', '/feeds', '/article/feed'])(
  '%s is nothing we know otherwise',
  (path) => expect(habitualAddress(path)).toBeNull(),
);

test('where it leads is nothing to be led on from', () => {
  fc.assert(
    fc.property(fc.webPath(), fc.boolean(), (path, large) => {
      const asked = large ? path.toUpperCase() : path;
      const to = habitualAddress(asked);
      if (to !== null) expect(habitualAddress(to)).toBeNull();
    }),
  );
});

describe('attack: an address that becomes another site', () => {
  test.each([
    '/%2Fevil.example%2Fcafe%CC%81',
    '/%2fevil.example/cafe\u0301',
    '/%2F/evil.example/cafe%CC%81',
    '//evil.example/cafe\u0301',
    '/%2F%2Fevil.example%2Fe%CC%81',
    '/Article%2F..%2F%2Fevil.example%2Fe%CC%81',
  ])('%s → nothing we know', (path) => expect(habitualAddress(path)).toBeNull());

  test('any path, its slashes encoded or not → leads within the site, or nowhere', () => {
    const part = fc.constantFrom(
      '/',
      '%2F',
      '%2f',
      '\\',
      '%5C',
      '.',
      'Tag',
      'evil.example',
      'e\u0301',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const to = habitualAddress(`/${parts.join('')}`);
        if (to !== null) expect(to).toMatch(/^\/(?![\\/])/);
      }),
    );
  });
});
