import { fitsPage, tooManyCells } from '#lib/content/body/cells.ts';
import { isObject } from '#lib/is-object.ts';

const cellCount = (row: unknown): number =>
  isObject(row) && 'cells' in row && Array.isArray(row.cells) ? row.cells.length : 0;

/** Checks that every row of a table (`{cells: string[]}`) has as many cells as the others. */
export function rowsAreEven(rows: readonly unknown[] | undefined): true | string {
  return new Set((rows ?? []).map(cellCount)).size > 1
    ? 'Some rows have fewer cells than others; readers see the missing ones empty.'
    : true;
}

/** Checks that a page can hold a table; one that is larger the site leaves out. */
export const rowsFitPage = (rows: readonly unknown[] | undefined): true | string =>
  fitsPage((rows ?? []).map((row) => ({ length: cellCount(row) }))) || `The table ${tooManyCells}.`;
