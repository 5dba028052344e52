import { dateFormatter } from '#lib/date-formatter.ts';
import { isTimeZone } from '#lib/dates.ts';

/**
 * Moments as editors read them: on the newsroom's clock, which is the one readers see, with its place; and
 * on their own beside it, where that shows another time. Everything in the Studio that tells a time to
 * the minute does it by these.
 */

/** Where a moment is told: the newsroom's zone, the editor's own, and their language. */
export type Clocks = { zone: string; own: string; locale?: string };

/** As site settings have it from the beginning, until they are known. */
let newsroomZone = 'UTC';

/** The zone the site tells times in. */
export const currentZone = (): string => newsroomZone;

const followers = new Set<() => void>();

/** Calls `follower` whenever the zone changes. Gives what ends that. */
export function onNewsroomZone(follower: () => void): () => void {
  followers.add(follower);
  return () => void followers.delete(follower);
}

/** Tells the Studio the zone of the site settings; what is none is passed over, as the site does it. */
export function setNewsroomZone(zone: unknown): void {
  const before = newsroomZone;
  newsroomZone = typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
  if (newsroomZone !== before) for (const follower of followers) follower();
}

/** Asked once: every key makes the Studio tell times anew. */
let ownZone: string | undefined;

const clocks = (): Clocks => {
  ownZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { zone: newsroomZone, own: ownZone };
};

type Format = Intl.DateTimeFormatOptions;

const written = (instant: Date, zone: string, locale: string | undefined, format: Format): string =>
  dateFormatter(locale, zone, format).format(instant);

/** What a clock of a zone shows, to compare by. */
const wallClock = (instant: Date, zone: string): string =>
  written(instant, zone, 'en', { dateStyle: 'short', timeStyle: 'short' });

const day = (instant: Date, zone: string): string =>
  written(instant, zone, 'en', { dateStyle: 'short' });

/** The offset of a zone at a moment: `GMT-5`; summer time changes it. */
function offsetName(instant: Date, zone: string): string {
  const parts = dateFormatter('en', zone, { timeZoneName: 'shortOffset' }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
  return name.replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** A zone in words: `Bogota, UTC-5`; of one without a place its offset alone. */
export function placeOf(instant: Date, zone: string): string {
  const offset = offsetName(instant, zone);
  const city = zone.includes('/') && !zone.startsWith('Etc/') ? zone.split('/').at(-1) : undefined;
  return city === undefined ? offset : `${city.replaceAll('_', ' ')}, ${offset}`;
}

const isElsewhere = (instant: Date, { zone, own }: Clocks): boolean =>
  wallClock(instant, zone) !== wallClock(instant, own);

/** The same moment on the editor's own clock; null where it shows the same. */
export function ownMoment(instant: Date, given: Clocks = clocks()): string | null {
  if (!isElsewhere(instant, given)) return null;
  const { zone, own, locale } = given;
  const format: Format =
    day(instant, zone) === day(instant, own)
      ? { timeStyle: 'short' }
      : { dateStyle: 'medium', timeStyle: 'short' };
  return `${written(instant, own, locale, format)} in ${placeOf(instant, own)}`;
}

/** `2 Mar 2026, 14:00 in Bogota, UTC-5 (for you 19:00 in London, UTC)`. */
export function readableMoment(instant: Date, given: Clocks = clocks()): string {
  const { zone, locale } = given;
  const own = ownMoment(instant, given);
  const told = written(instant, zone, locale, { dateStyle: 'medium', timeStyle: 'short' });
  return `${told} in ${placeOf(instant, zone)}${own === null ? '' : ` (for you ${own})`}`;
}

/**
 * The same in little room: day, month, time and offset, the year only when it is not the one `now` is in.
 * The offset is left out where the editor's own clock shows the same.
 */
export function shortMoment(instant: Date, now: Date, given: Clocks = clocks()): string {
  const { zone, locale } = given;
  const year = (at: Date) => written(at, zone, 'en', { year: 'numeric' });
  const told = written(instant, zone, locale, {
    day: 'numeric',
    month: 'short',
    year: year(instant) === year(now) ? undefined : 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return isElsewhere(instant, given) ? `${told} ${offsetName(instant, zone)}` : told;
}

/** A day without a time, as it is stored (`2026-03-02`), in words: `2 Mar 2026`. */
export const readableDay = (stored: string, locale?: string): string =>
  written(new Date(`${stored}T12:00:00Z`), 'UTC', locale, { dateStyle: 'medium' });
