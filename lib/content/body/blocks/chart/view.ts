import { figureOf } from '../../figure.ts';
import type { Block } from '../view.ts';

/** How figures are drawn, and what editors read of it. */
export const chartKinds = {
  bars: 'Bars, one below the other',
  lines: 'Lines, from left to right',
} as const;
export type ChartKind = keyof typeof chartKinds;

export const isChartKind = (kind: unknown): kind is ChartKind =>
  typeof kind === 'string' && Object.hasOwn(chartKinds, kind);

/** One column of figures; null where there is none. */
export type Series = { name: string; values: (number | null)[] };

export type ChartView = Block<
  'chart',
  {
    title: string;
    /** What the figures are, and of when. */
    about: string | null;
    /** Where they come from. */
    origin: string | null;
    kind: ChartKind;
    /** The one of `labels` that is set off. */
    marked: string | null;
    /** What each row of figures is of. */
    labels: string[];
    series: Series[];
    /** The same as it was written, first the names of the columns. */
    table: string[][];
  }
>;

/** A table as a chart reads it: the first row names the columns, the first column the rows. */
export function chartOf(
  table: readonly (readonly string[])[],
): Pick<ChartView, 'labels' | 'series'> {
  const [header = [], ...rows] = table;
  const columns = Math.max(...table.map((cells) => cells.length), 1);
  const series = Array.from({ length: columns - 1 }, (_, place) => ({
    name: header[place + 1] ?? '',
    values: rows.map((cells) => figureOf(cells[place + 1] ?? '')),
  }));
  return {
    labels: rows.map(([label = '']) => label),
    series: series.filter(({ values }) => values.some((value) => value !== null)),
  };
}
