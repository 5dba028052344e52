import { dateFormatter } from './date-formatter.ts';
import { type Clock, momentOfClocks, toIsoWithOffset } from './dates.ts';

/**
 * Months of the newsroom's calendar: which one a moment is in depends on its time zone. Written
 * `2026-02`, so that they sort as text.
 */
export type Month = string;

/** The moments a month lies between: from `since` on, before `until`. */
export type Span = { since: string; until: string };

/** Of a year and a month as an address has them (`2026`, `02`); null when they are none, or not so written. */
export const monthOfAddress = (year: string, month: string): Month | null =>
  /^\d{4}$/.test(year) && /^(0[1-9]|1[0-2])$/.test(month) ? `${year}-${month}` : null;

/** The month a moment is in. */
export const monthOf = (instant: string, timeZone: string): Month =>
  toIsoWithOffset(instant, timeZone).slice(0, 7);

/** The month before another. */
export const monthBefore = (month: Month): Month => shifted(month, -1);

function shifted(month: Month, by: number): Month {
  const first = new Date(`${month}-01T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() + by);
  return first.toISOString().slice(0, 7);
}

/** When a month begins and ends in a time zone. */
export const spanOf = (month: Month, timeZone: string): Span => ({
  since: startOf(month, timeZone),
  until: startOf(shifted(month, 1), timeZone),
});

/** The first moment of a month; where clocks are set at midnight, the first that is not in the day before. */
const startOf = (month: Month, timeZone: string): string =>
  momentOfClocks(`${month}-01T00:00:00`, timeZone);

type Language = Pick<Clock, 'language'>;

const writer =
  (format: Intl.DateTimeFormatOptions) =>
  (month: Month, { language }: Language): string =>
    dateFormatter(language, 'UTC', format).format(new Date(`${month}-15T00:00:00Z`));

/** A month in words: `February 2026`. */
export const monthName = writer({ month: 'long', year: 'numeric' });

/** A month in words, where its year stands beside it: `February`. */
export const monthInYear = writer({ month: 'long' });
