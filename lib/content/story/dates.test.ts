import { expect, test } from 'vitest';
import { storyDates } from './dates.ts';

const published = '2026-02-02T08:00:00.000Z';
const dates = {
  publishedAt: published,
  updatedAt: null,
  breakingUntil: null,
  coverageEndedAt: null,
  correctedAt: [],
  liveUpdatedAt: [],
  readAt: '2026-02-02T12:00:00.000Z',
};

test.each([
  ['nothing happened', {}, published],
  ['a declared update', { updatedAt: '2026-02-02T09:00:00.000Z' }, '2026-02-02T09:00:00.000Z'],
  [
    'the newest of all',
    {
      updatedAt: '2026-02-02T09:00:00.000Z',
      correctedAt: ['2026-02-02T11:00:00.000Z', null],
      liveUpdatedAt: ['2026-02-02T10:00:00.000Z'],
    },
    '2026-02-02T11:00:00.000Z',
  ],
  ['an update before publication', { updatedAt: '2026-02-01T09:00:00.000Z' }, published],
  ['an update still ahead', { updatedAt: '2026-02-02T13:00:00.000Z' }, published],
])('a story was modified at the moment of %s', (_, changes, modifiedAt) => {
  expect(storyDates({ ...dates, ...changes }).modifiedAt).toBe(modifiedAt);
});

test('an update is told only between publication and now', () => {
  const updatedAt = (at: string) => storyDates({ ...dates, updatedAt: at }).updatedAt;
  expect(updatedAt('2026-02-02T09:00:00.000Z')).toBe('2026-02-02T09:00:00.000Z');
  expect(updatedAt('2026-02-02T12:00:00.001Z')).toBeNull();
  expect(updatedAt('2026-02-02T07:59:59.999Z')).toBeNull();
});

test('a story is breaking while its moment is ahead', () => {
  const breakingUntil = (at: string) => storyDates({ ...dates, breakingUntil: at }).breakingUntil;
  expect(breakingUntil('2026-02-02T12:00:00.001Z')).not.toBeNull();
  expect(breakingUntil('2026-02-02T12:00:00.000Z')).toBeNull();
});
