import { columnsOf } from '../../cells.ts';
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

/** A column of figures; null where there is none. `column` is its place in the table, since names may be the same. */
export type Series = { name: string; column: number; values: (number | null)[] };

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
  const series = Array.from({ length: Math.max(columnsOf(table) - 1, 0) }, (_, place) => {
    const column = place + 1;
    const values = rows.map((cells) => figureOf(cells[column] ?? ''));
    return { name: header[column] ?? '', column, values };
  });
  return {
    labels: rows.map(([label = '']) => label),
    series: series.filter(({ values }) => values.some((value) => value !== null)),
  };
}
