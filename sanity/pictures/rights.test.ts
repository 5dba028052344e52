import { describe, expect, it } from 'vitest';
import { appearsAt, dayIn, rightsEndSoon, rightsLast } from './rights.ts';

const inBogota = (moment: string) => ({ zone: 'America/Bogota', at: new Date(moment) });

describe('the rights to a picture', () => {
  it('last through their last day, on the newsroom’s clock', () => {
    // In Bogota the second of March ends at five in UTC.
    expect(rightsLast('2026-03-02', inBogota('2026-03-03T04:59:00Z'))).toBe(true);
    expect(rightsLast('2026-03-02', inBogota('2026-03-03T05:00:00Z'))).toContain('end on');
  });

  it('are those of the day it appears, when that is ahead', () => {
    const now = new Date('2026-03-01T12:00:00Z');
    expect(appearsAt('2026-03-05T12:00:00Z', now).toISOString()).toBe('2026-03-05T12:00:00.000Z');
    for (const past of ['2026-01-01T00:00:00Z', undefined, 'nonsense', 7]) {
      expect(appearsAt(past, now)).toEqual(now);
    }
  });

  it.each([undefined, null, '', 'soon', '2026-3-2', '2026-02-99', 7])('%j is no day', (expires) => {
    const at = inBogota('2030-01-01T00:00:00Z');
    expect(rightsLast(expires, at)).toBe(true);
    expect(rightsEndSoon(expires, at)).toBe(true);
  });

  it('are told two weeks ahead, and once ended no more', () => {
    const at = (day: string) => inBogota(`${day}T12:00:00Z`);
    expect(rightsEndSoon('2026-03-20', at('2026-03-05'))).toBe(true);
    expect(rightsEndSoon('2026-03-20', at('2026-03-06'))).toContain('end on');
    expect(rightsEndSoon('2026-03-20', at('2026-03-20'))).toContain('end on');
    expect(rightsEndSoon('2026-03-20', at('2026-03-21'))).toBe(true);
  });

  it('has days as they are stored', () => {
    expect(dayIn('Pacific/Kiritimati', new Date('2026-12-31T11:00:00Z'))).toBe('2027-01-01');
  });
});
