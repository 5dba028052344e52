import { z } from 'zod';
import { each, optional, viewed } from '../../../contract/tolerant.ts';
import { cleaned, id, optionalText, text } from '../../../contract/words.ts';
import { fitsPage, tooManyCells } from '../../cells.ts';
import type { ContentBlock } from '../block.ts';
import { type ChartView, chartOf, isChartKind } from './view.ts';

export const chartProjection = /* groq */ `_type == "chart" => {
  title,
  about,
  origin,
  kind,
  marked,
  rows[]{ _key, cells }
}`;

export const chartTexts = /* groq */ `_type == "chart" => [title, about, rows[].cells]`;

export const chartWords = /* groq */ `_type == "chart" => [title, about, origin, ...rows[].cells[]]`;

const kind = cleaned(z.string().refine(isChartKind, 'is no kind of chart'));

const row = z.object({ cells: each(cleaned(z.string())) });

/** The table, and what is drawn of it: read once, since a table may be large. */
const figures = viewed(
  each(row, { atLeast: 2 }).refine(
    ({ value }) => fitsPage(value.map(({ cells }) => cells)),
    tooManyCells,
  ),
  (rows) => {
    const table = rows.map(({ cells }) => cells);
    return { table, ...chartOf(table) };
  },
).refine(
  ({ value }) => value.series.length > 0,
  'has no figures: the first row names the columns, the first column the rows',
);

export const chart = {
  contract: viewed(
    z.object({
      _type: z.literal('chart'),
      _key: id,
      title: text,
      about: optionalText,
      origin: optionalText,
      kind: optional(kind),
      marked: optional(cleaned(z.string())),
      rows: figures,
    }),
    ({ rows, kind, ...raw }): ChartView => ({ ...raw, kind: kind ?? 'bars', ...rows }),
  ),
  plainText: ({ title, about, table }) =>
    [title, about, ...table.map((cells) => cells.join('\t'))]
      .filter((line) => line?.trim())
      .join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<ChartView>;
