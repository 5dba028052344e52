import { describe, expect, test } from 'vitest';
import { monthBefore, monthInYear, monthName, monthOf, monthOfAddress, spanOf } from './months.ts';

test.each([
  ['2026-03', 'UTC', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
  // Summer time begins at the end of the month.
  ['2026-03', 'Europe/Berlin', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['2026-11', 'America/New_York', '2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z'],
  ['2026-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z', '2026-01-31T10:00:00.000Z'],
  ['2026-01', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z', '2026-01-31T18:15:00.000Z'],
])('%s in %s', (month, timeZone, since, until) => {
  expect(spanOf(month, timeZone)).toEqual({ since, until });
});

describe('attack: clocks that are set', () => {
  test.each([
    // Midnight is skipped: 23:59:59 is followed by 01:00.
    ['2018-11', 'America/Sao_Paulo', '2018-11-01T03:00:00.000Z'],
    ['1995-10', 'America/Asuncion', '1995-10-01T04:00:00.000Z'],
    // Clocks go back from midnight into the day before, which then ends twice.
    ['2012-04', 'America/Asuncion', '2012-04-01T03:00:00.000Z'],
    ['1945-01', 'Asia/Manila', '1944-12-31T15:00:00.000Z'],
  ])(
    'the first of %s in %s → begins at a moment in it, and none before it is',
    (month, zone, since) => {
      expect(spanOf(month, zone).since).toBe(since);
      expect(monthOf(since, zone)).toBe(month);
      expect(monthOf(new Date(Date.parse(since) - 1).toISOString(), zone)).toBe(monthBefore(month));
    },
  );

  test('every month of sixty years in many zones → is followed by the next, without a gap', () => {
    const zones = [
      'Europe/Lisbon',
      'America/Havana',
      'Africa/Cairo',
      'Asia/Beirut',
      'Pacific/Apia',
    ];
    for (const zone of zones) {
      let month = '2036-01';
      for (let n = 0; n < 700; n += 1) {
        const { since } = spanOf(month, zone);
        const before = monthBefore(month);
        expect([zone, month, spanOf(before, zone).until]).toEqual([zone, month, since]);
        expect([zone, monthOf(since, zone)]).toEqual([zone, month]);
        month = before;
      }
    }
  });
});

test('months before', () => {
  expect(monthBefore('2026-01')).toBe('2025-12');
  expect(monthBefore('2026-03')).toBe('2026-02');
  expect(monthBefore('0206-03')).toBe('0206-02');
});

test.each([
  ['2026', '02', '2026-02'],
  ['2026', '2', null],
  ['2026', '13', null],
  ['2026', '00', null],
  ['26', '02', null],
  ['٢٠٢٦', '02', null],
])('%s/%s in an address is %s', (year, month, name) => {
  expect(monthOfAddress(year, month)).toBe(name);
});

test('a month in words', () => {
  expect(monthName('2026-02', { language: 'en-GB' })).toBe('February 2026');
  expect(monthName('2026-02', { language: 'de' })).toBe('Februar 2026');
  expect(monthInYear('2026-02', { language: 'de' })).toBe('Februar');
});
