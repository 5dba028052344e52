import { type Clock, dayOf, longDate, toIsoWithOffset } from '#lib/dates.ts';
import { currentNote } from '#lib/keep/making.ts';

/**
 * Today's date where the newsroom is. A page is kept until the newsroom's midnight at the longest; what
 * an open page still says after it the page's module corrects (`components/open-page/today.ts`).
 */
export function Today({ language, timeZone }: Clock) {
  const now = new Date().toISOString();
  currentNote().goodUntil(Date.now() + millisecondsLeft(now, timeZone));
  return (
    <time
      dateTime={dayOf(now, timeZone)}
      data-zone={timeZone}
      data-language={language}
      suppressHydrationWarning
    >
      {longDate(now, { language, timeZone })}
    </time>
  );
}

/** Until midnight in a time zone. A day of 23 or 25 hours is an hour off, which the module mends. */
function millisecondsLeft(instant: string, timeZone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = toIsoWithOffset(instant, timeZone)
    .slice(11, 19)
    .split(':')
    .map(Number);
  return (86_400 - (hours * 3600 + minutes * 60 + seconds)) * 1000;
}
