import { cacheLife } from 'next/cache';
import { type Clock, longDate, toIsoWithOffset } from '#lib/dates.ts';

/**
 * Today's date where the newsroom is. Pages are kept, and a day ends without anything being
 * published, so the date is told twice: in the page, which is made anew after the newsroom's
 * midnight, and by one line of script that corrects what a page kept over midnight still says.
 */
export async function Today({ language, timeZone }: Clock) {
  const now = await startOfKeptDay(timeZone);
  return (
    <>
      <time
        dateTime={dayOf(now, timeZone)}
        data-zone={timeZone}
        data-language={language}
        suppressHydrationWarning
      >
        {longDate(now, { language, timeZone })}
      </time>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, nothing of it comes from content. */}
      <script dangerouslySetInnerHTML={{ __html: correction }} suppressHydrationWarning />
    </>
  );
}

const dayOf = (instant: string, timeZone: string): string =>
  toIsoWithOffset(instant, timeZone).slice(0, 10);

/** A moment of the present day; kept until the day ends in `timeZone`. */
async function startOfKeptDay(timeZone: string): Promise<string> {
  'use cache';
  const now = new Date().toISOString();
  cacheLife({ stale: 300, revalidate: secondsLeft(now, timeZone) });
  return now;
}

/** Seconds until midnight in a time zone. A day of 23 or 25 hours is an hour off, which the script mends. */
function secondsLeft(instant: string, timeZone: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = toIsoWithOffset(instant, timeZone)
    .slice(11, 19)
    .split(':')
    .map(Number);
  return 86_400 - (hours * 3600 + minutes * 60 + seconds);
}

const correction = `{const t=document.currentScript.previousElementSibling,{zone:z,language:l}=t.dataset,n=new Date,d=new Intl.DateTimeFormat('sv',{timeZone:z,year:'numeric',month:'2-digit',day:'2-digit'}).format(n);if(d!==t.dateTime){t.dateTime=d;t.textContent=new Intl.DateTimeFormat(l,{timeZone:z,weekday:'long',day:'numeric',month:'long',year:'numeric'}).format(n)}}`;
