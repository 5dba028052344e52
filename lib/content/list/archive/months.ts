import { type Month, monthBefore, monthOf, spanOf } from '#lib/months.ts';
import type { Ask } from '../../contract/content.ts';
import type { MonthTotalView } from '../view.ts';
import {
  archiveExtentContent,
  lastBeforeContent,
  monthsInUseContent,
  monthTotalContent,
  monthTotalsContent,
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

/** Months asked about in one question: the lake finds out what it needs for all of them together. */
const together = 48;

/** What is said of a month, by when it begins. */
type Said = { since: string };
type SpanParams = ReturnType<typeof spanParams>;

/**
 * What is said of each month of the archive that has stories, the newest first. Many months are asked
 * about at once; where they are empty, on to the last story before them. A date that is centuries off
 * therefore costs a question or two more, not thousands.
 */
export async function throughMonths<About extends Said>(
  ask: Ask,
  timeZone: string,
  about: (spans: SpanParams[]) => Promise<readonly About[]>,
  isAny: (one: About) => boolean,
): Promise<(About & { month: Month })[]> {
  const extent = await extentOf(ask, timeZone);
  const found: (About & { month: Month })[] = [];
  for (
    let next = extent?.last ?? null;
    extent !== null && next !== null && next >= extent.first;
  ) {
    const months = monthsBack(next, extent.first);
    const spans = months.map((month) => spanParams(spanOf(month, timeZone)));
    const said = new Map((await about(spans)).map((one) => [one.since, one]));
    const used = months.flatMap((month, n) => {
      const one = said.get(spans[n]?.since ?? '');
      return one !== undefined && isAny(one) ? [{ ...one, month }] : [];
    });
    found.push(...used);
    const last = months.at(-1) ?? next;
    const isOver = last === extent.first || used.at(-1)?.month === last;
    next = isOver ? monthBefore(last) : await lastMonthBefore(last, ask, timeZone);
  }
  return found;
}

function monthsBack(from: Month, first: Month): Month[] {
  const months: Month[] = [];
  for (let month = from; month >= first && months.length < together; month = monthBefore(month)) {
    months.push(month);
  }
  return months;
}

/** The months that have stories, the newest first, and how many. */
export async function monthsWithStories(
  ask: Ask,
  timeZone: string,
): Promise<(MonthTotalView & { total: number })[]> {
  const counted = await throughMonths(
    ask,
    timeZone,
    async (spans) => (await ask(monthTotalsContent, { spans }))?.months ?? [],
    ({ total }) => total > 0,
  );
  return counted.map(({ month, total }) => ({ month, total }));
}

/** The months that have stories, without how many: known before they are counted. */
export async function monthsInUse(ask: Ask, timeZone: string): Promise<MonthTotalView[]> {
  const inUse = await throughMonths(
    ask,
    timeZone,
    async (spans) => (await ask(monthsInUseContent, { spans }))?.months ?? [],
    ({ story }) => story !== null,
  );
  return inUse.map(({ month }) => ({ month, total: null }));
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
