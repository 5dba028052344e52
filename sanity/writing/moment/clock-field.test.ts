import { expect, test } from 'vitest';
import { momentOf, shownMoment } from './clock-field.ts';

test.each([
  ['2031-01-15T14:00:00-05:00', 'America/Bogota', '2031-01-15T14:00'],
  ['2031-01-15T19:00:59.999Z', 'America/Bogota', '2031-01-15T14:00'],
  ['2031-01-15T19:00:00Z', 'UTC', '2031-01-15T19:00'],
  [undefined, 'UTC', ''],
  ['soon', 'UTC', ''],
])('%s in %s is shown as %j', (stored, zone, shown) => {
  expect(shownMoment(stored, zone)).toBe(shown);
});

test('what is chosen is stored as the instant it is', () => {
  expect(momentOf('2031-01-16T09:30', 'America/Bogota')).toBe('2031-01-16T14:30:00.000Z');
});

test.each(['', '0002-01-16T09:30', '0203-01-16T09:30', '2031-01-16', 'soon'])(
  '%j is not whole yet',
  (shown) => {
    expect(momentOf(shown, 'UTC')).toBeNull();
  },
);
