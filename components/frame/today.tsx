import { type Clock, dayOf, endOfDay, longDate } from '#lib/dates.ts';
import { currentNote } from '#lib/keep/making.ts';

/**
 * Today's date where the newsroom is. A page is kept until the newsroom's midnight at the longest; what
 * an open page still says after it the page's module corrects (`components/open-page/today.ts`).
 */
export function Today({ language, timeZone }: Clock) {
  const now = new Date().toISOString();
  const until = endOfDay(now, timeZone);
  currentNote().goodUntil(Date.parse(until));
  return (
    <time
      dateTime={dayOf(now, timeZone)}
      data-zone={timeZone}
      data-language={language}
      // Up to then the page needs no calendar, which takes a phone longer than all the rest of its script.
      data-until={until}
      suppressHydrationWarning
    >
      {longDate(now, { language, timeZone })}
    </time>
  );
}
