import { z } from 'zod';
import { roleSchema } from '../auth/roles.ts';
import type { Role } from '../wire/identity.ts';
import { UsageError } from './command.ts';

/** The value of an option that has to be there. @throws UsageError that names it. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.`);
  return value;
}

/** The one argument of a sub-command. @throws UsageError when there is none, or more. */
export function onlyArgument(positionals: readonly string[], what: string): string {
  const [value, extra] = positionals;
  if (value === undefined) throw new UsageError(`${what} is missing.`);
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  return value;
}

/** @throws UsageError that lists the roles. */
export function roleOf(value: string): Role {
  const parsed = roleSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UsageError(`"${value}" is no role: ${roleSchema.options.join(', ')}.`);
}

const UNITS = { h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const span = z
  .string()
  .regex(/^[1-9]\d{0,4}[hdw]$/)
  .transform((text) => Number(text.slice(0, -1)) * UNITS[unit.parse(text.at(-1))]);
const unit = z.enum(['h', 'd', 'w']);
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * A moment to come, as a span from now (`12h`, `30d`, `8w`), a date, or a date and time.
 *
 * @throws UsageError for anything else, or what is past.
 */
export function momentOf(value: string, option: string, now: Date = new Date()): Date {
  const wanted = span.safeParse(value);
  if (wanted.success) return new Date(now.getTime() + wanted.data);
  if (!moment.safeParse(value).success) {
    throw new UsageError(
      `${option} takes a span such as 12h, 30d or 8w, or a date such as 2027-01-31; not "${value}".`,
    );
  }
  const at = new Date(value);
  if (at <= now) throw new UsageError(`${option} is past: ${value}.`);
  return at;
}

/** Rows as columns, two spaces apart. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
