/**
 * Moments in documents that come from elsewhere. What is stored is an instant in UTC, as the Studio writes
 * it: lists are kept in the order of that text, and `…+05:45` would stand in the wrong place.
 */

const moment =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d:\d\d)(?::(\d\d(?:\.\d+)?))?\s?([Zz]|[+-]\d\d:?\d\d)$/;
const asStored = /^\d{4}-\d\d-\d\dT(?!24)\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
/** Fields that hold a moment, by their names; other texts may quote one. */
const isMomentField = (name: string): boolean => /(?:^at|At|Until|[dD]ate|[tT]ime)$/.test(name);

const isDay = (year: number, month: number, day: number): boolean => {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
};

/**
 * A moment with its offset as the instant it is; what is written so already, and what is none, as it was.
 * One without an offset is left: nobody knows which instant it is, and `content:check` says so.
 */
export function asInstant(text: string): string {
  const [, year, month, day, time, seconds = '00', zone = ''] = moment.exec(text) ?? [];
  if (asStored.test(text) || !isDay(Number(year), Number(month), Number(day))) return text;
  const offset = zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = new Date(`${year}-${month}-${day}T${time}:${seconds}${offset}`);
  if (Number.isNaN(at.getTime())) return text;
  const instant = at.toISOString();
  return /^\d/.test(instant) ? instant : text;
}

/** A document, or anything in one, with its moments as instants. */
export function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      typeof part === 'string' && !name.startsWith('_') && isMomentField(name)
        ? asInstant(part)
        : withInstants(part),
    ]),
  );
}
