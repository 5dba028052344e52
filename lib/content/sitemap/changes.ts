import { defineQuery } from 'groq';
import { z } from 'zod';
import { laterOf } from '#lib/dates.ts';
import type { Month } from '#lib/months.ts';
import { type Ask, defineContent } from '../contract/content.ts';
import { optional } from '../contract/tolerant.ts';
import { instant } from '../contract/words.ts';
import { ofEachSpan, ofMonths } from '../list/archive/archive.ts';
import { throughMonths } from '../list/archive/months.ts';
import { newestFirst } from '../story/published.ts';
import type { Instant } from '../story/view.ts';

/** How many stories each of some months has, which was edited last, and which came last. */
export const monthChangesQuery = defineQuery(`{
  "months": $spans[]{
    since,
    "total": count(*[${ofEachSpan}]),
    "edited": *[${ofEachSpan}] | order(_updatedAt desc)[0]._updatedAt,
    "published": *[${ofEachSpan}] | ${newestFirst}[0].publishedAt
  }
}`);

export const monthChangesContent = defineContent({
  query: monthChangesQuery,
  contract: ofMonths({
    total: z.number(),
    edited: optional(instant),
    published: optional(instant),
  }),
  patient: true,
});

/** A month of the archive, and when it last changed: a moment for the file that lists it, not for its stories. */
export type ChangedMonth = { month: Month; total: number; changedAt: Instant | null };

/**
 * The months that have stories, the newest first, each with its last change: an edit, or that an embargo
 * was over, which is none.
 */
export async function changedMonths(ask: Ask, timeZone: string): Promise<ChangedMonth[]> {
  const months = await throughMonths(
    ask,
    timeZone,
    async (spans) => (await ask(monthChangesContent, { spans }))?.months ?? [],
    ({ total }) => total > 0,
  );
  return months.map(({ month, total, edited, published }) => {
    const changedAt = published === null ? edited : laterOf(published, edited ?? published);
    return { month, total, changedAt };
  });
}
