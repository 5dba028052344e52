import { defineQuery } from 'groq';
import { z } from 'zod';
import { laterOf } from '#lib/dates.ts';
import { type Month, monthOf, spanOf } from '#lib/months.ts';
import { type Ask, defineContent } from '../contract/content.ts';
import { each, optional } from '../contract/tolerant.ts';
import { instant } from '../contract/words.ts';
import { ofThisSpan, spanParams } from '../list/archive/archive.ts';
import type { MonthTotalView } from '../list/view.ts';
import { isPublishedStory, newestFirst } from '../story/published.ts';
import type { Instant } from '../story/view.ts';

const moments = /* groq */ `{ publishedAt, _updatedAt }`;

/** The stories edited last, and those published last: an embargo lifts without an edit. */
export const lastChangesQuery = defineQuery(`{
  "edited": *[${isPublishedStory}] | order(_updatedAt desc)[0...500]${moments},
  "published": *[${isPublishedStory}] | ${newestFirst}[0...100]${moments}
}`);

const change = z.object({ publishedAt: instant, _updatedAt: instant });

export const lastChangesContent = defineContent({
  query: lastChangesQuery,
  contract: z.object({ edited: each(change), published: each(change) }),
});

/** When a story of a month was edited last. */
export const monthEditedQuery = defineQuery(`{
  "at": *[${ofThisSpan}] | order(_updatedAt desc)[0]._updatedAt
}`);

export const monthEditedContent = defineContent({
  query: monthEditedQuery,
  contract: z.object({ at: optional(instant) }),
  patient: true,
});

/** What was found out of a month, and up to which edit of the archive it holds. */
type Known = { total: number; at: Instant | null; upTo: Instant };

/**
 * When each month of the archive last changed: a moment for the file that lists it, not for its stories.
 * To ask it of every month after each edit would be to read the archive each time. The last edits say it
 * of the months they were made in; any other is asked once, and again when it has lost a story, or when
 * more was edited in between than is looked at.
 */
export class MonthChanges {
  readonly #known = new Map<string, Known>();

  async of(
    months: readonly MonthTotalView[],
    ask: Ask,
    timeZone: string,
  ): Promise<ReadonlyMap<Month, Instant | null>> {
    const { edited = [], published = [] } = (await ask(lastChangesContent, {})) ?? {};
    const recent = new Map<Month, Instant>();
    for (const { publishedAt, _updatedAt } of [...edited, ...published]) {
      const month = monthOf(publishedAt, timeZone);
      const at = laterOf(_updatedAt, publishedAt);
      recent.set(month, laterOf(at, recent.get(month) ?? ''));
    }
    const since = edited.at(-1)?._updatedAt ?? '';
    const upTo = edited.at(0)?._updatedAt ?? '';
    const changes = new Map<Month, Instant | null>();
    for (const { month, total } of months) {
      const span = spanOf(month, timeZone);
      const known = this.#known.get(span.since);
      const holds = known !== undefined && known.total === total && known.upTo >= since;
      const at =
        recent.get(month) ??
        (holds ? known.at : ((await ask(monthEditedContent, spanParams(span)))?.at ?? null));
      this.#known.set(span.since, { total, at, upTo });
      changes.set(month, at);
    }
    return changes;
  }
}

declare global {
  var datelineMonthChanges: MonthChanges | undefined;
}

/** The process's: Next bundles route handlers apart. */
export function siteMonthChanges(): MonthChanges {
  globalThis.datelineMonthChanges ??= new MonthChanges();
  return globalThis.datelineMonthChanges;
}
