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

const rows = each(row, { atLeast: 2 })
  .refine(({ value }) => fitsPage(value.map(({ cells }) => cells)), {
    error: tooManyCells,
    abort: true,
  })
  .refine(
    ({ value }) => chartOf(value.map(({ cells }) => cells)).series.length > 0,
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
      rows,
    }),
    ({ rows, kind, marked, ...raw }): ChartView => {
      const table = rows.map(({ cells }) => cells);
      return { ...raw, kind: kind ?? 'bars', marked, table, ...chartOf(table) };
    },
  ),
  plainText: ({ title, about, table }) =>
    [title, about, ...table.map((cells) => cells.join('\t'))]
      .filter((line) => line?.trim())
      .join('\n'),
  examples: () => import('./example.ts'),
} satisfies ContentBlock<ChartView>;
