import { defineArrayMember, defineField } from 'sanity';
import { cellsAreTexts } from './rows-are-even.ts';

/** A row of a table as it is stored, wherever figures are written in rows. */
export const rowOfCells = defineArrayMember({
  name: 'row',
  title: 'Row',
  type: 'object',
  fields: [
    defineField({
      name: 'cells',
      title: 'Cells',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      validation: (rule) => rule.custom(cellsAreTexts),
    }),
  ],
  preview: {
    select: { cells: 'cells' },
    prepare: ({ cells }) => ({
      title: Array.isArray(cells) && cells.length > 0 ? cells.join(' | ') : 'Empty row',
    }),
  },
});
