import { expect, test } from 'vitest';
import {
  clockTime,
  dayOf,
  endOfDay,
  isLanguage,
  isTimeZone,
  longDate,
  mediumDate,
  momentOfClocks,
  onClocks,
  shortDate,
  toIsoWithOffset,
  toRfc822,
  zoneName,
} from './dates.ts';

const london = { language: 'en-GB', timeZone: 'Europe/London' };
const instant = '2026-02-02T04:41:09.123Z';

test.each([
  ['short', shortDate, london, '2 Feb'],
  ['medium', mediumDate, london, '2 Feb 2026'],
  ['long', longDate, london, 'Monday, 2 February 2026'],
  ['time', clockTime, london, '04:41'],
  ['zone', zoneName, london, 'GMT'],
  [
    'the day before, further west',
    mediumDate,
    { ...london, timeZone: 'America/Bogota' },
    '1 Feb 2026',
  ],
  [
    'another language',
    longDate,
    { language: 'es', timeZone: 'UTC' },
    'lunes, 2 de febrero de 2026',
  ],
])('a moment in %s form', (_, write, clock, text) => {
  expect(write(instant, clock)).toBe(text);
});

test('the zone has its summer name in summer', () => {
  expect(zoneName('2026-07-02T04:41:00Z', london)).toBe('BST');
});

test.each([
  ['UTC', '2026-02-02T04:41:09+00:00'],
  ['Europe/Berlin', '2026-02-02T05:41:09+01:00'],
  ['America/Bogota', '2026-02-01T23:41:09-05:00'],
  ['Asia/Kolkata', '2026-02-02T10:11:09+05:30'],
  ['America/St_Johns', '2026-02-02T01:11:09-03:30'],
])('in %s an instant is written with its offset', (timeZone, text) => {
  expect(toIsoWithOffset(instant, timeZone)).toBe(text);
  expect(Date.parse(text)).toBe(Date.parse('2026-02-02T04:41:09Z'));
});

test('feeds write moments as mail does', () => {
  expect(toRfc822(instant)).toBe('Mon, 02 Feb 2026 04:41:09 GMT');
});

test.each([
  ['en-GB', true],
  ['zh-Hant-TW', true],
  ['english', false],
  ['en_GB', false],
  ['', false],
])('%j as a language: %s', (tag, known) => {
  expect(isLanguage(tag)).toBe(known);
});

test.each([
  ['America/Bogota', true],
  ['UTC', true],
  ['Mars/Olympus', false],
  ['', false],
])('%j as a time zone: %s', (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});

test.each([
  ['an ordinary day', '2026-02-02T04:41:00Z', 'America/Bogota', '2026-02-02T05:00:00.000Z'],
  ['a day of 23 hours', '2026-03-29T00:30:00Z', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['a day of 25 hours', '2026-10-24T22:30:00Z', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['half an hour', '2026-10-03T14:00:00Z', 'Australia/Lord_Howe', '2026-10-04T13:00:00.000Z'],
  [
    'a midnight that there is not',
    '2026-04-23T12:00:00Z',
    'Africa/Cairo',
    '2026-04-23T22:00:00.000Z',
  ],
  ['a midnight put back', '2026-10-29T12:00:00Z', 'Africa/Cairo', '2026-10-29T22:00:00.000Z'],
  ['the last moment', '2026-02-02T23:59:59.999Z', 'UTC', '2026-02-03T00:00:00.000Z'],
  ['the first moment', '2026-02-02T00:00:00Z', 'UTC', '2026-02-03T00:00:00.000Z'],
])('the end of a day: %s', (_, instant, timeZone, end) => {
  expect(endOfDay(instant, timeZone)).toBe(end);
  expect(dayOf(end, timeZone)).not.toBe(dayOf(instant, timeZone));
  const before = new Date(Date.parse(end) - 1).toISOString();
  expect(dayOf(before, timeZone)).toBe(dayOf(instant, timeZone));
});

test.each([
  ['2031-01-15T14:00:00', 'America/Bogota', '2031-01-15T19:00:00.000Z'],
  ['2026-07-01T00:30:00', 'Asia/Kathmandu', '2026-06-30T18:45:00.000Z'],
  ['2026-07-01T00:30:00', 'UTC', '2026-07-01T00:30:00.000Z'],
  // Shown twice, in summer time first.
  ['2026-10-25T01:30:00', 'Europe/London', '2026-10-25T00:30:00.000Z'],
  ['2026-04-05T01:45:00', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  // Days that are as long as any other, next to one that is not.
  ['2026-03-29T00:59:00', 'Europe/London', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T02:00:00', 'Europe/London', '2026-03-29T01:00:00.000Z'],
])('clocks show %s in %s at %s', (shown, timeZone, moment) => {
  expect(momentOfClocks(shown, timeZone)).toBe(moment);
  expect(onClocks(moment, timeZone)).toBe(shown);
});

test('a time that clocks leap over is as much later as they are set forward', () => {
  const moment = momentOfClocks('2026-03-29T01:30:00', 'Europe/London');
  expect(onClocks(moment, 'Europe/London')).toBe('2026-03-29T02:30:00');
});

test('what is no time is refused', () => {
  expect(() => momentOfClocks('2026-02-30T', 'UTC')).toThrow(RangeError);
});
