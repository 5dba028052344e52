import { expect, test } from 'vitest';
import { asInstant, withInstants } from './moments.ts';

test.each([
  ['2026-03-01T23:30:00+05:45', '2026-03-01T17:45:00.000Z'],
  ['2026-03-01T23:30:00.5-05:00', '2026-03-02T04:30:00.500Z'],
  ['2026-03-01T23:30:00+0545', '2026-03-01T17:45:00.000Z'],
  ['2026-03-01T23:30Z', '2026-03-01T23:30:00.000Z'],
  ['2026-03-01t23:30:00z', '2026-03-01T23:30:00.000Z'],
  ['2026-03-01 23:30:00+00:00', '2026-03-01T23:30:00.000Z'],
  ['2026-03-01T24:00:00Z', '2026-03-02T00:00:00.000Z'],
  ['2026-03-01T24:00:00+01:00', '2026-03-01T23:00:00.000Z'],
  ['0001-01-01T00:00:00-01:00', '0001-01-01T01:00:00.000Z'],
])('%s is kept as %s', (written, instant) => expect(asInstant(written)).toBe(instant));

test.each([
  '2026-03-01T17:45:00Z',
  '2026-03-01T17:45:00.123Z',
  '2026-03-01T17:45:00',
  '2026-03-01',
  '2026-02-30T00:00:00+01:00',
  '2026-06-30T23:59:60+01:00',
  '2026-03-01T23:30:00+24:00',
  '9999-12-31T23:59:59-14:00',
  '0000-01-01T00:00:00+14:00',
  'tomorrow',
])('%s is left as it is', (written) => expect(asInstant(written)).toBe(written));

test('only what a field holds as its moment is changed', () => {
  const quoted = '2026-03-01T23:30:00+05:45';
  const instant = '2026-03-01T17:45:00.000Z';
  expect(
    withInstants({
      _createdAt: quoted,
      headline: quoted,
      publishedAt: quoted,
      corrections: [{ at: quoted, text: quoted }],
      body: [{ children: [{ text: quoted }] }],
      format: quoted,
      nothing: null,
      count: 3,
    }),
  ).toEqual({
    _createdAt: quoted,
    headline: quoted,
    publishedAt: instant,
    corrections: [{ at: instant, text: quoted }],
    body: [{ children: [{ text: quoted }] }],
    format: quoted,
    nothing: null,
    count: 3,
  });
});
