import { afterEach, describe, expect, it } from 'vitest';
import {
  currentZone,
  onNewsroomZone,
  ownMoment,
  placeOf,
  readableMoment,
  setNewsroomZone,
  shortMoment,
} from './newsroom-time.ts';

const at = new Date('2026-03-02T19:00:00Z');
const now = new Date('2026-02-02T12:00:00Z');
const inLondon = { zone: 'America/Bogota', own: 'Europe/London', locale: 'en-GB' };

afterEach(() => setNewsroomZone('UTC'));

describe('a moment, as the Studio tells it', () => {
  it('is on the newsroom’s clock, named, with the editor’s own beside it', () => {
    expect(readableMoment(at, inLondon)).toBe(
      '2 Mar 2026, 14:00 in Bogota, UTC-5 (for you 19:00 in London, UTC)',
    );
    expect(shortMoment(at, now, inLondon)).toBe('2 Mar, 14:00 UTC-5');
  });

  it('has the editor’s day where it is another', () => {
    expect(readableMoment(at, { ...inLondon, own: 'Asia/Kathmandu' })).toBe(
      '2 Mar 2026, 14:00 in Bogota, UTC-5 (for you 3 Mar 2026, 00:45 in Kathmandu, UTC+5:45)',
    );
  });

  it.each(['America/Bogota', 'America/Lima'])('is told once where %s shows the same', (own) => {
    const clocks = { ...inLondon, own };
    expect(ownMoment(at, clocks)).toBeNull();
    expect(readableMoment(at, clocks)).toBe('2 Mar 2026, 14:00 in Bogota, UTC-5');
    expect(shortMoment(at, now, clocks)).toBe('2 Mar, 14:00');
  });

  it('knows summer time, on either side of the night it changes', () => {
    const clocks = { zone: 'Europe/Berlin', own: 'Europe/Berlin', locale: 'en-GB' };
    const told = (instant: string) => readableMoment(new Date(instant), clocks);
    expect(told('2026-03-29T00:59:00Z')).toBe('29 Mar 2026, 01:59 in Berlin, UTC+1');
    expect(told('2026-03-29T01:00:00Z')).toBe('29 Mar 2026, 03:00 in Berlin, UTC+2');
    // One hour stands on the clock twice; the offset tells which.
    expect(told('2026-10-25T00:30:00Z')).toBe('25 Oct 2026, 02:30 in Berlin, UTC+2');
    expect(told('2026-10-25T01:30:00Z')).toBe('25 Oct 2026, 02:30 in Berlin, UTC+1');
  });

  it('tells the year where it is another one in the newsroom', () => {
    const eve = new Date('2027-01-01T03:00:00Z');
    expect(shortMoment(eve, now, inLondon)).toBe('31 Dec, 22:00 UTC-5');
    expect(shortMoment(new Date('2027-01-01T06:00:00Z'), now, inLondon)).toContain('2027');
  });

  it.each([
    ['UTC', 'UTC'],
    ['Etc/GMT+5', 'UTC-5'],
    ['America/Argentina/Buenos_Aires', 'Buenos Aires, UTC-3'],
  ])('names %s', (zone, place) => {
    expect(placeOf(at, zone)).toBe(place);
  });
});

describe('the newsroom’s zone', () => {
  it('is told to who follows it, until they end that', () => {
    let zone = currentZone();
    const end = onNewsroomZone(() => {
      zone = currentZone();
    });
    setNewsroomZone('Asia/Tokyo');
    expect(zone).toBe('Asia/Tokyo');
    end();
    setNewsroomZone('Asia/Seoul');
    expect(zone).toBe('Asia/Tokyo');
  });

  it('is the one of the site settings', () => {
    setNewsroomZone('Asia/Tokyo');
    expect(currentZone()).toBe('Asia/Tokyo');
    expect(readableMoment(at)).toContain('Tokyo, UTC+9');
  });

  it.each([undefined, null, '', 'Nowhere/Here', 7])('is UTC for %j, as the site has it', (zone) => {
    setNewsroomZone(zone);
    expect(currentZone()).toBe('UTC');
  });
});
