import fc from 'fast-check';
import { expect, test } from 'vitest';
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
