import { expect, it } from 'vitest';
import { inUtc } from './in-utc.ts';

it('writes every moment of a story in UTC, and touches nothing else', () => {
  expect(
    inUtc({
      _type: 'article',
      _updatedAt: '2026-03-01T23:30:00+05:45',
      headline: '2026-03-01T23:30:00+05:45',
      publishedAt: '2026-03-01T23:30:00+05:45',
      updatedAt: '2026-03-01T18:00:00.000Z',
      breakingUntil: '2026-03-01T20:00:00-05:00',
      corrections: [
        { _key: 'a', at: '2026-03-01T18:00:00-05:00' },
        { _key: 'b', at: '2026-03-01T18:00:00Z' },
        { at: '2026-03-01T18:00:00-05:00' },
        null,
      ],
      liveUpdates: [{ _key: 'c', at: '2026-03-02T00:00:00+01:00', body: [] }],
    }),
  ).toEqual({
    publishedAt: '2026-03-01T17:45:00.000Z',
    breakingUntil: '2026-03-02T01:00:00.000Z',
    'corrections[_key=="a"].at': '2026-03-01T23:00:00.000Z',
    'liveUpdates[_key=="c"].at': '2026-03-01T23:00:00.000Z',
  });
});

it.each([
  null,
  undefined,
  {},
  { publishedAt: 'yesterday' },
  { publishedAt: 5, corrections: 'none' },
])('has nothing to write in %j', (document) => expect(inUtc(document)).toEqual({}));

it.each(['2026-02-31T10:00:00+01:00', '2026-03-01', '2026-03-01T10:00:00'])(
  'leaves %s, which is no moment, to the rules of its field',
  (publishedAt) => expect(inUtc({ publishedAt })).toEqual({}),
);
