import type { Instant } from '#lib/content/story/view.ts';
import { type Clock, clockTime, mediumDate, shortDate, zoneName } from '#lib/dates.ts';

/** How much of a moment is told. Never "4 min ago": pages are kept, and such words go stale. */
const writings = {
  day: (instant, clock) => shortDate(instant, clock),
  date: (instant, clock) => mediumDate(instant, clock),
  dayAndTime: (instant, clock) => `${shortDate(instant, clock)}, ${clockTime(instant, clock)}`,
  dateAndTime: (instant, clock) => `${mediumDate(instant, clock)}, ${clockTime(instant, clock)}`,
  full: (instant, clock) =>
    `${mediumDate(instant, clock)}, ${clockTime(instant, clock)} ${zoneName(instant, clock)}`,
  time: (instant, clock) => clockTime(instant, clock),
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
