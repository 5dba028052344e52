import type { Instant } from '#lib/content/story/view.ts';
import {
  type Clock,
  clockTime,
  dateAndTime,
  dayAndTime,
  fullMoment,
  mediumDate,
  shortDate,
} from '#lib/dates.ts';

/** How much of a moment is told. Never "4 min ago": pages are kept, and such words go stale. */
const writings = {
  day: shortDate,
  date: mediumDate,
  dayAndTime,
  dateAndTime,
  full: fullMoment,
  time: clockTime,
} satisfies Record<string, (instant: Instant, clock: Clock) => string>;

type MomentProps = { at: Instant; clock: Clock; as: keyof typeof writings; className?: string };

/** A moment on the newsroom's clock, with the exact instant for machines. */
export function TimeOf({ at, clock, as, className }: MomentProps) {
  return (
    <time dateTime={at} className={className} suppressHydrationWarning>
      {writings[as](at, clock)}
    </time>
  );
}
