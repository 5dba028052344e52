import { describe, expect, it, test } from 'vitest';
import { inUtc, momentsInUtc } from './moments.ts';

describe('a moment as the instant it is', () => {
  test.each([
    ['2026-03-01T23:30:00+05:45', '2026-03-01T17:45:00.000Z'],
    ['2026-03-01T23:30:00.123456-05:00', '2026-03-02T04:30:00.123Z'],
    ['2026-03-01T23:30+0545', '2026-03-01T17:45:00.000Z'],
    ['2026-03-01T23:30:00-00:00', '2026-03-01T23:30:00.000Z'],
    ['2026-03-01T24:00:00+01:00', '2026-03-01T23:00:00.000Z'],
    ['0001-01-01T00:00:00-01:00', '0001-01-01T01:00:00.000Z'],
  ])('%s', (written, instant) => expect(inUtc(written)).toBe(instant));

  test.each([
    '2026-03-01T17:45:00.000Z',
    '2026-03-01T17:45:00',
    '2026-03-01',
    '2026-06-30T23:59:60+01:00',
    '2026-03-01T23:30:00+24:00',
    '9999-12-31T23:59:59-14:00',
    '0000-01-01T00:00:00+14:00',
    'tomorrow',
    undefined,
    7,
  ])('%s is left as it is', (written) => expect(inUtc(written)).toBeNull());
});

it('sets every moment of a story that is written with an offset, and no other', () => {
  const story = {
    _type: 'article',
    headline: '2026-03-01T23:30:00+05:45',
    publishedAt: '2026-03-01T23:30:00+05:45',
    updatedAt: '2026-03-02T00:00:00Z',
    breakingUntil: null,
    corrections: [
      { _key: 'a', at: '2026-03-02T00:00:00.000Z' },
      { _key: 'b"', at: '2026-03-02T00:00:00+01:00' },
      'nothing',
    ],
    liveUpdates: [{ _key: 'c', at: '2026-03-02T00:00:00-01:00' }, { _key: 'd' }],
  };
  expect(momentsInUtc(story)).toEqual({
    publishedAt: '2026-03-01T17:45:00.000Z',
    'corrections[_key=="b\\""].at': '2026-03-01T23:00:00.000Z',
    'liveUpdates[_key=="c"].at': '2026-03-02T01:00:00.000Z',
  });
  expect([null, 'text', {}].map(momentsInUtc)).toEqual([{}, {}, {}]);
});
