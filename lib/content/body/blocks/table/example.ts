import type { Table } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

const rowsOf = (...rows: string[][]) =>
  rows.map((cells, place) => ({ _type: 'row' as const, _key: `r${place}`, cells }));

export const examples = {
  'with caption and header': {
    _type: 'table',
    caption: 'Exports of the valley, in tonnes',
    headerRow: true,
    rows: rowsOf(
      ['Year', 'Lemons', 'Stone', 'Water'],
      ['2023', '310', '1,204', '0'],
      ['2024', '287', '1,190', '0'],
      ['2025', '344', '977', '12'],
    ),
  },
  'beside the text': {
    _type: 'table',
    placement: 'inset',
    headerRow: true,
    rows: rowsOf(['Well', 'Metres'], ['Old', '41'], ['New', '18']),
  },
  'cells alone': {
    _type: 'table',
    headerRow: false,
    rows: rowsOf(['King', 'bells'], ['General', 'taps'], ['Poet', 'plaster']),
  },
  'wider than a phone': {
    _type: 'table',
    placement: 'wide',
    caption: 'Level of the river by month, in centimetres',
    headerRow: true,
    rows: rowsOf(
      ['Gauge', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
      ['Vallemar', '212', '230', '251', '244', '198', '141', '97', '62', '58', '90', '155', '201'],
      ['Puerto Aldana', '180', '195', '221', '216', '170', '120', '80', '41', '39', '71'],
    ),
  },
} satisfies Examples<Table>;
