import { expect, test } from 'vitest';
import { movedBelow, partBelow } from './below.ts';

test.each([
  ['/tag/a/page/2', '/tag/a', '/page/2'],
  ['/tag/вода/feed.xml', '/tag/вода', '/feed.xml'],
  ['/article/a.md', '/article/a', '.md'],
  ['/article/a/page/2', '/article/a', '/page/2'],
  ['/article/a/update/u7', '/article/a', '/update/u7'],
])('%s stands below %s', (path, address, below) => {
  expect(partBelow(path)).toEqual({ address, below });
});

test.each([
  '/tag/a',
  '/tag/a/page/0',
  '/tag/a/page/01',
  '/tag/a/page/x',
  '/feed.xml',
  '/a/feed.atom',
])('%s is nothing below another', (path) => expect(partBelow(path)).toBeNull());

test.each([
  ['/tag/b', '/page/2', '/tag/b/page/2'],
  ['/section/b', '/feed.xml', '/section/b/feed.xml'],
  ['/author/%D0%B2', '/feed.xml', '/author/%D0%B2/feed.xml'],
  ['/article/b', '.md', '/article/b.md'],
  ['/article/b', '/page/2', '/article/b/page/2'],
  ['/article/b', '/update/u7', '/article/b/update/u7'],
])('what moved to %s has %s', (to, below, moved) => expect(movedBelow(to, below)).toBe(moved));

test.each([
  ['/article/b', '/feed.xml'],
  ['/tag/b', '.md'],
  ['/tag/b', '/update/u7'],
  ['/about', '/feed.xml'],
  ['/', '/feed.xml'],
  ['https://example.org/tag/b', '/feed.xml'],
  ['/tag/b?x=1', '/page/2'],
])('what moved to %s has no %s', (to, below) => expect(movedBelow(to, below)).toBeNull());
