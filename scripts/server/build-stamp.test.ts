import { expect, test } from 'vitest';
import { isCurrent, stampOf } from './build-stamp.ts';

test('a build is current while its sources are the same and the files it put beside Next’s are there', () => {
  const stamp = stampOf('source', ['main-2.js', 'patch-2.js']);
  expect(isCurrent(stamp, 'source', ['main-1.js', 'main-2.js', 'patch-2.js'])).toBe(true);
  expect(isCurrent(stamp, 'another', ['main-2.js', 'patch-2.js'])).toBe(false);
});

test('files of an earlier build do not pass for those of this one', () => {
  const stamp = stampOf('source', ['main-2.js', 'patch-2.js']);
  for (const there of [[], ['main-1.js', 'patch-1.js'], ['main-2.js', 'patch-1.js']]) {
    expect(isCurrent(stamp, 'source', there)).toBe(false);
  }
  // As it was written before it said which files there are.
  expect(isCurrent('source', 'source', ['main-1.js'])).toBe(false);
});
