import { z } from 'zod';
import { each, optional, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText } from '../../../contract/words.ts';
import type { ContentBlock } from '../block.ts';
import type { TableView } from './view.ts';

export const tableProjection = /* groq */ `_type == "table" => {
  caption,
  rows[]{ _key, cells },
  headerRow
}`;

export const tableTexts = /* groq */ `_type == "table" => [caption, rows[].cells]`;

export const tableWords = /* groq */ `_type == "table" => [caption, ...rows[].cells[]]`;

const row = z.object({ cells: each(z.string()) });

/** Rows of unequal length are filled up with empty cells. */
export const table = {
  contract: viewed(
    z.object({
      _type: z.literal('table'),
      _key: id,
      caption: optionalText,
      rows: each(row, { atLeast: 1 }),
      headerRow: optional(z.boolean()),
    }),
    ({ rows, headerRow, ...raw }): TableView => {
      const columns = Math.max(...rows.map(({ cells }) => cells.length));
      const even = rows.map(({ cells }) => [
        ...cells,
        ...Array.from({ length: columns - cells.length }, () => ''),
      ]);
      const [header, ...rest] = even;
      return headerRow && header
        ? { ...raw, header, rows: rest }
        : { ...raw, header: null, rows: even };
    },
  ),
  plainText: ({ caption, header, rows }) =>
    [caption, ...[header ?? [], ...rows].map((cells) => cells.join('\t'))]
      .filter((line) => line?.trim())
      .join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<TableView>;
