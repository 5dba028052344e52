/** The day it is in a time zone, as `time` elements write it. */
export const dayIn = (timeZone: string, now: Date): string =>
  // Swedish is written as ISO 8601 is.
  new Intl.DateTimeFormat('sv', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);

const inWords = (language: string, timeZone: string, now: Date): string =>
  new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(now);

/** Puts the masthead's date right: a page may be open past midnight where the newsroom is. */
export function correctToday(): void {
  const element = document.querySelector<HTMLTimeElement>('time[data-zone]');
  const { zone, language, until = '' } = element?.dataset ?? {};
  if (!element || !zone || Date.now() < Date.parse(until)) return;
  try {
    const now = new Date();
    const day = dayIn(zone, now);
    if (element.dateTime === day) return;
    element.textContent = inWords(language ?? '', zone, now);
    element.dateTime = day;
  } catch {
    // A browser that does not know the zone shows the date the page came with.
  }
}
