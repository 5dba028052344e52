import { columnsOf } from '#lib/content/body/cells.ts';
import { isObject } from '#lib/is-object.ts';

/** A row of a table as stored. */
export type TableRow = { _type: 'row'; _key: string; cells: string[] };
export type Cell = { row: number; column: number };

/** Reads stored rows; what is no row is left out, what is no text is an empty cell. */
export function readRows(value: unknown): TableRow[] {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row): TableRow[] => {
    if (!isObject(row) || !('_key' in row) || typeof row._key !== 'string') return [];
    const cells: unknown[] = 'cells' in row && Array.isArray(row.cells) ? row.cells : [];
    const texts = cells.map((cell) => (typeof cell === 'string' ? cell : ''));
    return [{ _type: 'row', _key: row._key, cells: texts }];
  });
}

/** How many columns the widest row has. */
export const columnCount = (rows: readonly TableRow[]): number =>
  columnsOf(rows.map(({ cells }) => cells));

const widened = (cells: readonly string[], columns: number): string[] =>
  Array.from({ length: Math.max(columns, cells.length) }, (_, place) => cells[place] ?? '');

/** An empty row of `columns` cells. */
export const emptyRow = (key: string, columns: number): TableRow => ({
  _type: 'row',
  _key: key,
  cells: widened([], columns),
});

/** The cells of a row with one of them changed; the row grows when it was too short. */
export const withCell = (row: TableRow, column: number, text: string): string[] =>
  widened(row.cells, column + 1).with(column, text);

/** Rows with an empty column at the end. */
export const withColumn = (rows: readonly TableRow[]): TableRow[] => {
  const columns = columnCount(rows) + 1;
  return rows.map((row) => ({ ...row, cells: widened(row.cells, columns) }));
};

/** Rows without one of their columns. */
export const withoutColumn = (rows: readonly TableRow[], column: number): TableRow[] =>
  rows.map((row) => ({ ...row, cells: row.cells.filter((_, place) => place !== column) }));

/** Text copied from a spreadsheet as lines of cells; `null` when it is one cell's text. */
export function pastedCells(text: string): string[][] | null {
  if (!text.includes('\t')) return null;
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Rows with copied cells laid over them from `at`; the table grows where they reach beyond it. */
export function withPasted(
  rows: readonly TableRow[],
  at: Cell,
  pasted: readonly string[][],
  newKey: () => string,
): TableRow[] {
  const height = Math.max(rows.length, at.row + pasted.length);
  const width = Math.max(columnCount(rows), at.column + columnsOf(pasted));
  return Array.from({ length: height }, (_, place) => {
    const row = rows[place] ?? emptyRow(newKey(), width);
    const over = pasted[place - at.row] ?? [];
    const cells = widened(row.cells, width).map((cell, column) => over[column - at.column] ?? cell);
    return { ...row, cells };
  });
}
