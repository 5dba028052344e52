import { roleSchema } from '../auth/roles.ts';
import type { Role } from '../store/types.ts';
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
