import { fitsPage, tooManyCells } from '#lib/content/body/cells.ts';
import { isObject } from '#lib/is-object.ts';

const cellCount = (row: unknown): number =>
  isObject(row) && 'cells' in row && Array.isArray(row.cells) ? row.cells.length : 0;

const cellCounts = (rows: unknown): number[] => (Array.isArray(rows) ? rows.map(cellCount) : []);

/** Checks that every row of a table (`{cells: string[]}`) has as many cells as the others. */
export function rowsAreEven(rows: unknown): true | string {
  return new Set(cellCounts(rows)).size > 1
    ? 'Some rows have fewer cells than others; readers see the missing ones empty.'
    : true;
}

/** Checks that every cell of a row is a text; one that is none the site would leave out, and move the others up. */
export const cellsAreTexts = (cells: unknown): true | string =>
  !Array.isArray(cells) ||
  cells.every((cell) => typeof cell === 'string') ||
  'A cell of this row is no text. Write in it anew.';

/** Checks that a page can hold a table; one that is larger the site leaves out. */
export const rowsFitPage = (rows: unknown): true | string =>
  fitsPage(cellCounts(rows).map((length) => ({ length }))) || `The table ${tooManyCells}.`;
