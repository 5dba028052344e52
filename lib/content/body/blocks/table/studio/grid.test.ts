import { describe, expect, it } from 'vitest';
import {
  columnCount,
  emptyRow,
  pastedCells,
  readRows,
  type TableRow,
  withCell,
  withColumn,
  withoutColumn,
  withPasted,
} from './grid.ts';

const row = (key: string, ...cells: string[]): TableRow => ({ _type: 'row', _key: key, cells });
const cellsOf = (rows: readonly TableRow[]) => rows.map(({ cells }) => cells);

it('reads what is stored, whatever it is', () => {
  expect(readRows([{ _key: 'a', cells: ['x', 7] }, { _key: 'b' }, null, 'row'])).toEqual([
    row('a', 'x', ''),
    row('b'),
  ]);
  expect(readRows(undefined)).toEqual([]);
});

it('is as wide as its widest row', () => {
  expect(columnCount([row('a', 'x'), row('b', 'x', 'y')])).toBe(2);
  expect(columnCount([])).toBe(0);
});

it('writes into a cell a short row does not have yet', () => {
  expect(withCell(row('a', 'x'), 2, 'z')).toEqual(['x', '', 'z']);
});

it('gains and loses a column in every row', () => {
  const rows = [row('a', 'x', 'y'), row('b', 'u')];
  expect(cellsOf(withColumn(rows))).toEqual([
    ['x', 'y', ''],
    ['u', '', ''],
  ]);
  expect(cellsOf(withoutColumn(rows, 0))).toEqual([['y'], []]);
});

describe('cells copied from a spreadsheet', () => {
  it('are told from plain text', () => {
    expect(pastedCells('one line\nand another')).toBeNull();
    expect(pastedCells('Year\tTonnes\r\n2025\t 12 \r\n')).toEqual([
      ['Year', 'Tonnes'],
      ['2025', '12'],
    ]);
  });

  it('lie over the table from where the editor stands, which grows with them', () => {
    const rows = [row('a', '1', '2'), row('b', '3', '4')];
    const after = withPasted(rows, { row: 1, column: 1 }, [['x', 'y'], ['z']], () => 'new');
    expect(after).toEqual([
      row('a', '1', '2', ''),
      row('b', '3', 'x', 'y'),
      row('new', '', 'z', ''),
    ]);
  });
});

it('an empty row has empty cells', () => {
  expect(emptyRow('a', 2)).toEqual(row('a', '', ''));
});
