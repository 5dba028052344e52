import type { SQLOutputValue } from 'node:sqlite';
import type { SortValue } from './types.ts';

/** A row as `node:sqlite` gives it. */
export type Row = Record<string, SQLOutputValue>;

/**
 * A column that the schema declares as text.
 *
 * @throws TypeError when it is something else: the database is not what its schema says.
 */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw new TypeError(`Column ${column} should hold text, but holds ${typeof value}.`);
}

/** As `text`, for a column that may be NULL. */
export function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/**
 * A column that the schema declares as an integer.
 *
 * @throws TypeError when it is something else.
 */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw new TypeError(`Column ${column} should hold a number, but holds ${typeof value}.`);
}

/**
 * A column of ordered lists, which holds numbers, text and bytes.
 *
 * @throws TypeError when it is something else.
 */
export function sortValue(row: Row, column: string): SortValue {
  const value = row[column];
  if (typeof value === 'number' || typeof value === 'string' || value instanceof Uint8Array) {
    return value;
  }
  throw new TypeError(`Column ${column} should hold a sort value, but holds ${typeof value}.`);
}

/**
 * A column that SQLite's `json_group_array` made of integers.
 *
 * @throws TypeError when it is something else.
 */
export function integers(row: Row, column: string): number[] {
  const values: unknown = JSON.parse(text(row, column));
  if (Array.isArray(values) && values.every((value) => typeof value === 'number')) return values;
  throw new TypeError(`Column ${column} should hold a list of numbers.`);
}

/**
 * A column that the schema declares as bytes.
 *
 * @throws TypeError when it is something else.
 */
export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`Column ${column} should hold bytes, but holds ${typeof value}.`);
}
