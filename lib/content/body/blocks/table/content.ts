import { z } from 'zod';
import { each, optional, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText } from '../../../contract/words.ts';
import { columnsOf, fitsPage, tooManyCells } from '../../cells.ts';
import { figureOf } from '../../figure.ts';
import { placement } from '../../placement/placement.ts';
import type { ContentBlock } from '../block.ts';
import type { TableView } from './view.ts';

export const tableProjection = /* groq */ `_type == "table" => {
  placement,
  caption,
  rows[]{ _key, cells },
  headerRow
}`;

export const tableTexts = /* groq */ `_type == "table" => [caption, rows[].cells]`;

export const tableWords = /* groq */ `_type == "table" => [caption, ...rows[].cells[]]`;

/** Whether a column is one of figures: some of it is, and all that is not empty. */
function holdsFigures(rows: readonly string[][], column: number): boolean {
  const written = rows.map((cells) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');
  return written.length > 0 && written.every((cell) => figureOf(cell) !== null);
}

const row = z.object({ cells: each(z.string()) });

const rows = each(row, { atLeast: 1 }).refine(
  ({ value }) => fitsPage(value.map(({ cells }) => cells)),
  tooManyCells,
);

/** Rows of unequal length are filled up with empty cells. */
export const table = {
  contract: viewed(
    z.object({
      _type: z.literal('table'),
      _key: id,
      placement,
      caption: optionalText,
      rows,
      headerRow: optional(z.boolean()),
    }),
    ({ rows, headerRow, ...raw }): TableView => {
      const columns = columnsOf(rows.map(({ cells }) => cells));
      const even = rows.map(({ cells }) => [
        ...cells,
        ...Array.from({ length: columns - cells.length }, () => ''),
      ]);
      const [first, ...others] = even;
      const isHeaded = headerRow === true && first !== undefined;
      const told = isHeaded ? others : even;
      return {
        ...raw,
        header: isHeaded ? first : null,
        rows: told,
        // Under a header the first column names its rows, years too.
        figures: Array.from(
          { length: columns },
          (_, column) => !(isHeaded && column === 0) && holdsFigures(told, column),
        ),
      };
    },
  ),
  plainText: ({ caption, header, rows }) =>
    [caption, ...[header ?? [], ...rows].map((cells) => cells.join('\t'))]
      .filter((line) => line?.trim())
      .join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<TableView>;
