import { AddIcon } from '@sanity/icons/Add';
import { TrashIcon } from '@sanity/icons/Trash';
import { Box, Button, Card, Flex, Stack, Text, TextInput } from '@sanity/ui';
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { type ArrayOfObjectsInputProps, set } from 'sanity';
import {
  type Cell,
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

const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

const nameOf = ({ row, column }: Cell) => `Row ${row + 1}, column ${column + 1}`;

/** The rows of a table as a grid of cells: Tab and Enter go through it, spreadsheets paste into it. */
export function TableRowsInput({ value, onChange, readOnly }: ArrayOfObjectsInputProps) {
  const grid = useRef<HTMLTableElement>(null);
  const rows = readRows(value);
  const columns = columnCount(rows);
  const columnNumbers = Array.from({ length: columns }, (_, column) => column);

  const replace = (next: TableRow[]) => onChange(set(next));
  const addRow = () => replace([...rows, emptyRow(newKey(), Math.max(columns, 2))]);
  const write = (row: TableRow, column: number, text: string) =>
    onChange(set(withCell(row, column, text), [{ _key: row._key }, 'cells']));

  const goDown = (event: KeyboardEvent, { row, column }: Cell) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const below = grid.current?.rows[row + 1]?.cells[column]?.querySelector('input');
    if (below) below.focus();
    else addRow();
  };
  const paste = (event: ClipboardEvent, at: Cell) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells === null) return;
    event.preventDefault();
    replace(withPasted(rows, at, cells, newKey));
  };

  return (
    <Stack gap={3}>
      {rows.length === 0 ? (
        <Card padding={3} border radius={2}>
          <Text size={1} muted>
            No rows yet. Add one, then write into it or paste from a spreadsheet.
          </Text>
        </Card>
      ) : (
        <Box overflow="auto">
          <table ref={grid} style={{ borderCollapse: 'collapse', width: '100%' }}>
            <tbody>
              {rows.map((row, place) => (
                <tr key={row._key}>
                  {columnNumbers.map((column) => {
                    const cell = { row: place, column };
                    return (
                      <td key={column} style={{ padding: 2, minWidth: 96 }}>
                        <TextInput
                          aria-label={nameOf(cell)}
                          fontSize={1}
                          padding={2}
                          readOnly={readOnly}
                          value={row.cells[column] ?? ''}
                          onChange={(event) => write(row, column, event.currentTarget.value)}
                          onKeyDown={(event) => goDown(event, cell)}
                          onPaste={(event) => paste(event, cell)}
                        />
                      </td>
                    );
                  })}
                  <td style={{ width: 1 }}>
                    <Button
                      aria-label={`Remove row ${place + 1}`}
                      disabled={readOnly}
                      icon={TrashIcon}
                      mode="bleed"
                      padding={2}
                      onClick={() => replace(rows.filter(({ _key }) => _key !== row._key))}
                    />
                  </td>
                </tr>
              ))}
              <tr>
                {columnNumbers.map((column) => (
                  <td key={column} style={{ textAlign: 'center' }}>
                    <Button
                      aria-label={`Remove column ${column + 1}`}
                      disabled={readOnly || columns < 2}
                      icon={TrashIcon}
                      mode="bleed"
                      padding={2}
                      onClick={() => replace(withoutColumn(rows, column))}
                    />
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </Box>
      )}
      <Flex gap={2}>
        <Button text="Add row" icon={AddIcon} mode="ghost" disabled={readOnly} onClick={addRow} />
        {rows.length > 0 && (
          <Button
            text="Add column"
            icon={AddIcon}
            mode="ghost"
            disabled={readOnly}
            onClick={() => replace(withColumn(rows))}
          />
        )}
      </Flex>
    </Stack>
  );
}
