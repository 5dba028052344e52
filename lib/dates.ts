import { dateFormatter } from './date-formatter.ts';

/**
 * Moments as people and machines read them. Everything takes instants (ISO 8601) and gives text;
 * nothing here looks at the present, so that a page made once stays true.
 */

/** The newsroom's language (BCP 47) and time zone (IANA). `SettingsView` is one. */
export type Clock = { language: string; timeZone: string };

type Format = Intl.DateTimeFormatOptions;

/** Milliseconds. */
const day = 24 * 60 * 60_000;

const formatter = ({ language, timeZone }: Clock, format: Format): Intl.DateTimeFormat =>
  dateFormatter(language, timeZone, format);

const writer =
  (format: Format) =>
  (instant: string, clock: Clock): string =>
    formatter(clock, format).format(new Date(instant));

const medium = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/** `2 Feb`. */
export const shortDate = writer({ day: 'numeric', month: 'short' });
/** `2 Feb 2026`. */
export const mediumDate = writer(medium);
/** `Monday, 2 February 2026`. */
export const longDate = writer({
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
/** `Monday`. */
export const weekday = writer({ weekday: 'long' });
/** `2 February 2026`. */
export const wholeDate = writer({ day: 'numeric', month: 'long', year: 'numeric' });
/** `06:41`, or `6:41 am` where the language counts so. */
export const clockTime = writer({ hour: '2-digit', minute: '2-digit' });

/** `2 Feb, 06:41`. */
export const dayAndTime = writer({
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const toTheMinute = { ...medium, hour: '2-digit', minute: '2-digit' } as const;
/** `2 Feb 2026, 06:41`. */
export const dateAndTime = writer(toTheMinute);
/** `2 Feb 2026, 06:41 GMT-5`: the zone's name too, since it changes with summer time. */
export const fullMoment = writer({ ...toTheMinute, timeZoneName: 'short' });

/** The zone's name at that moment, since it changes with summer time: `GMT`, `CET`, `GMT-5`. */
export function zoneName(instant: string, clock: Clock): string {
  const parts = formatter(clock, { timeZoneName: 'short' }).formatToParts(new Date(instant));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? clock.timeZone;
}

/** An instant with the zone's offset at that moment: `2026-02-02T05:41:00+01:00`, to the second. */
export function toIsoWithOffset(instant: string, timeZone: string): string {
  const at = new Date(instant);
  const minutes = offsetMinutes(at, timeZone);
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const sign = minutes < 0 ? '-' : '+';
  return `${local}${sign}${twoDigits(Math.floor(size / 60))}:${twoDigits(size % 60)}`;
}

/** What the clocks of a zone show at a moment, to the second: `2026-02-02T05:41:00`. */
export const onClocks = (instant: string, timeZone: string): string =>
  toIsoWithOffset(instant, timeZone).slice(0, 'yyyy-mm-ddThh:mm:ss'.length);

/**
 * The first moment at which the clocks of a zone show a time (`2026-02-02T05:41:00`), or, where they are set
 * forward over it, a later one. The zone is ahead of UTC either by what it is a day before or by what it is a
 * day after.
 *
 * @throws RangeError when it is no time.
 */
export function momentOfClocks(shown: string, timeZone: string): string {
  const asIfUtc = new Date(`${shown}Z`).toISOString();
  const at = Date.parse(asIfUtc);
  const candidates = [at - day, at + day]
    .map((near) => new Date(near).toISOString())
    .map((near) => at - (Date.parse(`${onClocks(near, timeZone)}Z`) - Date.parse(near)))
    .sort((one, other) => one - other)
    .map((moment) => new Date(moment).toISOString());
  return candidates.find((moment) => onClocks(moment, timeZone) >= shown) ?? asIfUtc;
}

/** The day of a moment in a zone: `2026-02-02`. */
export const dayOf = (instant: string, timeZone: string): string =>
  toIsoWithOffset(instant, timeZone).slice(0, 'yyyy-mm-dd'.length);

/** The moment at which the day of an instant ends in a zone, also when its clocks are changed on that day. */
export function endOfDay(instant: string, timeZone: string): string {
  const today = Date.parse(`${dayOf(instant, timeZone)}T00:00:00Z`);
  return momentOfClocks(new Date(today + day).toISOString().slice(0, -'.000Z'.length), timeZone);
}

/** Minutes a zone is ahead of UTC at a moment, from the `GMT+05:30` that Intl writes. */
function offsetMinutes(at: Date, timeZone: string): number {
  const parts = formatter(
    { language: 'en', timeZone },
    { timeZoneName: 'longOffset' },
  ).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (hours === undefined) return 0;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

/** The later of two instants as contracts yield them, in UTC. */
export function laterOf(one: string, other: string): string {
  if (one > other) return one;
  return other;
}

/** As feeds of RSS 2.0 write a moment (RFC 822): `Mon, 02 Feb 2026 04:41:00 GMT`. */
export const toRfc822 = (instant: string): string => new Date(instant).toUTCString();

/** Whether Intl knows a time zone. */
export const isTimeZone = (name: string): boolean =>
  isKnown(() => new Intl.DateTimeFormat('en', { timeZone: name }));

/**
 * Whether a text is a language tag (BCP 47) of a language with an ISO 639 code. The standard leaves room
 * for names of five letters and more; none has ever been given out. `und` says that nobody knows: Intl has no
 * language for it at all, whatever its types say.
 */
export const isLanguage = (tag: string): boolean =>
  isKnown(() => new Intl.Locale(tag)) && /^[a-z]{2,3}$/.test(`${new Intl.Locale(tag).language}`);

function isKnown(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
