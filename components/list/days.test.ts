import { describe, expect, it } from 'vitest';
import { byDay } from './days.ts';

const at = (publishedAt: string) => ({ publishedAt });
const days = (timeZone: string, ...moments: string[]) =>
  byDay(moments.map(at), { language: 'en', timeZone }).map(({ day, stories }) => [
    day,
    stories.length,
  ]);

describe('the days of a list', () => {
  it('are those of the newsroom, not of the clock the moments are written in', () => {
    const moments = ['2026-02-02T05:30:00.000Z', '2026-02-02T04:30:00.000Z'];
    expect(days('UTC', ...moments)).toEqual([['2026-02-02', 2]]);
    expect(days('America/Bogota', ...moments)).toEqual([
      ['2026-02-02', 1],
      ['2026-02-01', 1],
    ]);
    expect(days('Pacific/Kiritimati', '2025-12-31T12:00:00.000Z')).toEqual([['2026-01-01', 1]]);
  });

  it('stand in the order of the stories, and a list without stories has none', () => {
    expect(
      days(
        'UTC',
        '2026-02-02T01:00:00.000Z',
        '2026-01-31T01:00:00.000Z',
        '2026-01-31T00:00:00.000Z',
      ),
    ).toEqual([
      ['2026-02-02', 1],
      ['2026-01-31', 2],
    ]);
    expect(days('UTC')).toEqual([]);
  });
});
