/**
 * Tells, on hover and to assistive technology, the moments of a live page in the reader's own time, where
 * that is another than the newsroom's.
 */
export function tellOwnTime(page: Document): void {
  const { ownTime } = page.querySelector<HTMLElement>('[data-own-time]')?.dataset ?? {};
  const { zone } = page.querySelector<HTMLElement>('time[data-zone]')?.dataset ?? {};
  if (!ownTime || zone === Intl.DateTimeFormat().resolvedOptions().timeZone) return;
  const format = new Intl.DateTimeFormat(page.documentElement.lang || undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  });
  const story = page.querySelector('article');
  for (const time of story?.querySelectorAll<HTMLTimeElement>('time[datetime*="T"]') ?? []) {
    tell(time, ownTime.replace('#', inMinutes(format, new Date(time.dateTime))));
  }
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
