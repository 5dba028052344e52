import { describe, expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';
import { rangeOf } from './send-file.ts';

describe('rangeOf', () => {
  test.each<[string | undefined, ReturnType<typeof rangeOf>]>([
    [undefined, null],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=5-5', { first: 5, last: 5 }],
    ['bytes=90-200', { first: 90, last: 99 }],
    ['bytes=-200', { first: 0, last: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=9-5', null],
    ['bytes=-', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
  ])('%s', (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });
});

test('contentDisposition cannot be broken out of', () => {
  expect(contentDisposition('attachment', 'a"\r\nX: y/../\\b')).toBe(
    `attachment; filename="aX: y..b"; filename*=UTF-8''aX%3A%20y..b`,
  );
});
