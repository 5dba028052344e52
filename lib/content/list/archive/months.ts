import { type Month, monthBefore, monthOf, spanOf } from '#lib/months.ts';
import type { Ask } from '../../contract/content.ts';
import type { MonthTotalView } from '../view.ts';
import {
  archiveExtentContent,
  lastBeforeContent,
  monthTotalContent,
  spanParams,
} from './archive.ts';

/** Dates are ordered as text: by offsets, a story may be this much earlier or later than its place says. */
const astray = 26 * 60 * 60 * 1000;

/** Years of an archive that are just counted through; more are the work of a mistyped date. */
const plausible = 100;

/**
 * Whether a month is one that may have stories. A month anybody can think of would have to be counted
 * over the archive before it is known to be empty.
 */
export async function isInArchive(month: Month, ask: Ask, timeZone: string): Promise<boolean> {
  const extent = await extentOf(ask, timeZone);
  if (extent === null || month < extent.first || month > extent.last) return false;
  if (yearOf(extent.last) - yearOf(extent.first) <= plausible) return true;
  return (await monthsWithStories(ask, timeZone)).some((one) => one.month === month);
}

const yearOf = (month: Month): number => Number(month.slice(0, 4));

/** The months in which the archive begins and ends, or, by what is astray, one further out. */
async function extentOf(ask: Ask, timeZone: string): Promise<{ first: Month; last: Month } | null> {
  const found = await ask(archiveExtentContent, {});
  if (!found?.first || !found.last) return null;
  return {
    first: monthNear(found.first, -astray, timeZone),
    last: monthNear(found.last, astray, timeZone),
  };
}

/**
 * The months that have stories, the newest first, and how many. From month to month one count, which the
 * lake keeps; where a month is empty, on to the last story before it. A date that is centuries off
 * therefore costs one question more, not thousands.
 */
export async function monthsWithStories(ask: Ask, timeZone: string): Promise<MonthTotalView[]> {
  const extent = await extentOf(ask, timeZone);
  if (extent === null) return [];
  const months: MonthTotalView[] = [];
  let month: Month | null = extent.last;
  while (month !== null && month >= extent.first) {
    const total = await totalOf(month, ask, timeZone);
    if (total > 0) months.push({ month, total });
    month = total > 0 ? monthBefore(month) : await lastMonthBefore(month, ask, timeZone);
  }
  return months;
}

/** How many stories a month has. */
export async function totalOf(month: Month, ask: Ask, timeZone: string): Promise<number> {
  return (await ask(monthTotalContent, spanParams(spanOf(month, timeZone))))?.total ?? 0;
}

/** A month before `month` of which none between them has stories; null when none before has any. */
async function lastMonthBefore(month: Month, ask: Ask, timeZone: string): Promise<Month | null> {
  const { since } = spanOf(month, timeZone);
  const { until, latest } = spanParams({ since, until: since });
  const found = await ask(lastBeforeContent, { until, latest });
  if (!found?.last) return null;
  const [nearest = month] = [monthNear(found.last, astray, timeZone), monthBefore(month)].sort();
  return nearest;
}

const monthNear = (moment: string, by: number, timeZone: string): Month =>
  monthOf(new Date(Date.parse(moment) + by).toISOString(), timeZone);
