import { ThListIcon } from '@sanity/icons/ThList';
import { defineField, defineType } from 'sanity';
import { placementField } from '#sanity/schema/body/placement-field.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { readRows } from './studio/grid.ts';
import { TablePreview } from './studio/preview.tsx';
import { rowOfCells } from './studio/row-of-cells.ts';
import { rowsAreEven, rowsFitPage } from './studio/rows-are-even.ts';
import { TableRowsInput } from './studio/rows-input.tsx';

/** A plain table of text. */
export const tableSchema = {
  group: 'reading',
  type: defineType({
    name: 'table',
    title: 'Table',
    type: 'object',
    icon: ThListIcon,
    components: { preview: TablePreview },
    fields: [
      defineField({
        name: 'caption',
        title: 'Caption',
        type: 'string',
        description: 'What the table shows, and of when the figures are.',
      }),
      defineField({
        name: 'headerRow',
        title: 'First row is the header',
        type: 'boolean',
        initialValue: true,
      }),
      defineField({
        name: 'rows',
        title: 'Cells',
        type: 'array',
        description:
          'Enter goes down, Tab to the side. Cells copied from a spreadsheet can be pasted.',
        components: { input: TableRowsInput },
        of: [rowOfCells],
        validation: (rule) => [
          rule.required().min(1).error('A table needs at least one row.'),
          rule.custom(rowsFitPage),
          rule.custom(rowsAreEven).warning(),
        ],
      }),
      placementField(),
    ],
    preview: {
      select: { caption: 'caption', rows: 'rows', headerRow: 'headerRow' },
      prepare: ({ caption, rows, headerRow }) => {
        const [first, ...others] = readRows(rows);
        return {
          title: caption ? `Table: ${caption}` : 'Table',
          facts: { caption, rows, headerRow },
          subtitle:
            first === undefined
              ? 'No rows yet'
              : `${first.cells.join(' | ')} (${others.length + 1} × ${first.cells.length})`,
        };
      },
    },
  }),
} satisfies StudioBlock<'table'>;
