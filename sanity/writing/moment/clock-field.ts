import { momentOfClocks, onClocks } from '#lib/dates.ts';

/** What a field of the browser's own for a day and a time holds: `2031-01-15T14:00`, on the clocks of a place. */

const toTheMinute = 'yyyy-mm-ddThh:mm'.length;

/** No newsroom means one before: a year is being typed, and has its first digits. */
const firstYear = 1000;

/** A stored instant as clocks of a zone show it; empty where there is none. */
export function shownMoment(stored: string | undefined, timeZone: string): string {
  const at = new Date(stored ?? '');
  if (Number.isNaN(at.getTime())) return '';
  return onClocks(at.toISOString(), timeZone).slice(0, toTheMinute);
}

/** The instant of what a field holds; null while it is not whole. */
export function momentOf(shown: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(shown) || Number(shown.slice(0, 4)) < firstYear)
    return null;
  return momentOfClocks(`${shown}:00`, timeZone);
}
