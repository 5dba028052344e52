/** Cells that a page can hold, those included that fill short rows up. */
export const mostCells = 50_000;

/** How many cells the longest row has. A table may have more rows than a function takes arguments. */
export const columnsOf = (rows: readonly { readonly length: number }[]): number =>
  rows.reduce((most, { length }) => Math.max(most, length), 0);

/** Whether a page can hold a table. One long row among many short ones makes it as large as if all were. */
export const fitsPage = (rows: readonly { readonly length: number }[]): boolean =>
  rows.length * columnsOf(rows) <= mostCells;

export const tooManyCells = `is larger than a page can hold: at most ${mostCells} cells`;
