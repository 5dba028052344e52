/**
 * Tells, on hover and to assistive technology, the moments of a live page in the reader's own time, where
 * that is another than the newsroom's.
 */
export function tellOwnTime(page: Document): void {
  const own = ownTimeFor(page);
  if (own) for (const time of momentsOf(page)) own(time);
}

/** How many moments are told in one go, of which a slow phone takes no notice. */
const atOnce = 4;

/**
 * The same in pieces, between which the page answers its reader: a calendar takes a phone long to come by, and
 * each moment a little.
 */
export async function tellOwnTimeInPieces(page: Document): Promise<void> {
  const own = ownTimeFor(page);
  if (!own) return;
  for (const [place, time] of momentsOf(page).entries()) {
    if (place % atOnce === 0) await new Promise((goOn) => setTimeout(goOn));
    own(time);
  }
}

const momentsOf = (page: Document): HTMLTimeElement[] => [
  ...(page.querySelector('article')?.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]') ??
    []),
];

/** Tells one moment; null where the reader's time is the newsroom's. */
function ownTimeFor(page: Document): ((time: HTMLTimeElement) => void) | null {
  const { ownTime } = page.querySelector<HTMLElement>('[data-own-time]')?.dataset ?? {};
  const { zone } = page.querySelector<HTMLElement>('time[data-zone]')?.dataset ?? {};
  const format = new Intl.DateTimeFormat(page.documentElement.lang || undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  if (!ownTime || zone === format.resolvedOptions().timeZone) return null;
  return (time) => tell(time, ownTime.replace('#', inMinutes(format, new Date(time.dateTime))));
}

function tell(time: HTMLTimeElement, own: string): void {
  time.title = own;
  // It is one by its nature, which not everything that reads names knows.
  time.setAttribute('role', 'time');
  time.setAttribute('aria-label', `${time.textContent?.replace(/\s+/g, ' ').trim()}, ${own}`);
}

/** With the zone's name and without seconds, which no style of Intl has. */
const inMinutes = (format: Intl.DateTimeFormat, at: Date): string => {
  const parts = format.formatToParts(at);
  const second = parts.findIndex(({ type }) => type === 'second');
  return parts
    .filter((_, place) => second === -1 || (place !== second && place !== second - 1))
    .map(({ value }) => value)
    .join('');
};
