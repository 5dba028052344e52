import { BarChartIcon } from '@sanity/icons/BarChart';
import { defineField, defineType } from 'sanity';
import { fitsPage, tooManyCells } from '#lib/content/body/cells.ts';
import { figureOf } from '#lib/content/body/figure.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { neededText } from '#sanity/schema/validation/as-site.ts';
import { readRows } from '../table/studio/grid.ts';
import { rowOfCells } from '../table/studio/row-of-cells.ts';
import { rowsAreEven } from '../table/studio/rows-are-even.ts';
import { TableRowsInput } from '../table/studio/rows-input.tsx';
import { ChartPreview } from './studio/preview.tsx';
import { chartKinds, chartOf } from './view.ts';

/** More lines than these cannot be told from each other. */
const mostSeries = 4;

const cellsOf = (rows: unknown): string[][] => readRows(rows).map(({ cells }) => cells);

/** What of a table cannot be drawn; true when all of it can. */
export function canBeDrawn(rows: unknown): true | string {
  const table = cellsOf(rows);
  if (!fitsPage(table)) return `The table ${tooManyCells}.`;
  const { series } = chartOf(table);
  if (series.length === 0) {
    return 'There are no figures: the first row names the columns, the first column the rows.';
  }
  if (series.length > mostSeries) return `Draw ${mostSeries} columns of figures at most.`;
  const odd = table
    .slice(1)
    .flatMap((cells) => cells.slice(1))
    .find((cell) => cell.trim() !== '' && figureOf(cell) === null);
  return odd === undefined ? true : `“${odd}” is no figure. Leave the cell empty for a gap.`;
}

/** Figures, drawn from a small table, which readers can open. */
export const chartSchema = {
  group: 'reading',
  type: defineType({
    name: 'chart',
    title: 'Chart',
    type: 'object',
    icon: BarChartIcon,
    components: { preview: ChartPreview },
    fields: [
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What the figures say: “Second only to 1974”.',
        validation: neededText('Say what the figures say.'),
      }),
      defineField({
        name: 'about',
        title: 'What they are',
        type: 'string',
        description: 'What is counted, in which unit, and of when.',
      }),
      defineField({
        name: 'kind',
        title: 'Drawn as',
        type: 'string',
        initialValue: 'bars',
        options: {
          layout: 'radio',
          list: Object.entries(chartKinds).map(([value, title]) => ({ value, title })),
        },
      }),
      defineField({
        name: 'rows',
        title: 'Figures',
        type: 'array',
        description:
          'The first row names the columns, the first column the rows. Cells copied from a spreadsheet can be pasted.',
        components: { input: TableRowsInput },
        of: [rowOfCells],
        validation: (rule) => [
          rule.required().min(2).error('A chart needs a row of names and a row of figures.'),
          rule.custom(canBeDrawn),
          rule.custom(rowsAreEven).warning(),
        ],
      }),
      defineField({
        name: 'marked',
        title: 'Row to set off',
        type: 'string',
        description: 'Its name as it stands in the first column, such as “2026”.',
      }),
      defineField({
        name: 'origin',
        title: 'Source',
        type: 'string',
        description: 'Where the figures come from, as it should be printed.',
      }),
    ],
    preview: {
      select: { title: 'title', about: 'about', rows: 'rows' },
      prepare: ({ title, about, rows }) => ({
        title: title ? `Chart: ${title}` : 'Chart',
        subtitle: about || (readRows(rows).length === 0 ? 'No figures yet' : undefined),
        facts: { title, about, rows },
      }),
    },
  }),
} satisfies StudioBlock<'chart'>;
