import type { Chart } from '#sanity.types.ts';
import type { Examples } from '../block.ts';

const rowsOf = (...rows: string[][]) =>
  rows.map((cells, place) => ({ _type: 'row' as const, _key: `r${place}`, cells }));

export const examples = {
  'bars, one set off': {
    _type: 'chart',
    title: 'Second only to 1974',
    about: 'Five highest readings at the iron bridge, metres',
    kind: 'bars',
    marked: '2026',
    rows: rowsOf(
      ['Year', 'Metres'],
      ['1974', '7.53'],
      ['2026', '7.42'],
      ['2011', '6.90'],
      ['1998', '6.31'],
      ['2019', '5.77'],
    ),
    origin: 'Source: Tamare River Office. Levels before 1980 read by eye.',
  },
  'lines with a gap': {
    _type: 'chart',
    title: 'Three days up, one night flat',
    about: 'Two gauges, metres, 23 to 26 November',
    kind: 'lines',
    rows: rowsOf(
      ['When', 'Iron bridge', 'Santa Irene'],
      ['Mon', '4.90', '3.10'],
      ['Tue', '5.40', '3.40'],
      ['Wed', '6.80', ''],
      ['Thu', '7.42', '4.87'],
      ['Fri', '7.42', '4.80'],
    ),
    origin: 'Source: Tamare River Office, hourly readings.',
  },
  'below nought': {
    _type: 'chart',
    title: 'Against the record',
    kind: 'bars',
    rows: rowsOf(
      ['Gauge', 'Metres'],
      ['Iron bridge', '−0.11'],
      ['Las Juntas', '−0.92'],
      ['Santa Irene', '+0.21'],
    ),
  },
} satisfies Examples<Chart>;
