import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { ChartView } from './view.ts';

/** The figures themselves: a drawing would be lost. */
export const chartElements: AsElements<ChartView> = ({ title, about, origin, table }) => {
  const [header = [], ...rows] = table;
  const caption = [title, about].filter((words) => words !== null).join('. ');
  const cells = (row: readonly string[], name: 'th' | 'td') =>
    h(
      'tr',
      row.map((cell) => h(name, cell)),
    );
  return [
    h('table', [
      h('caption', caption),
      h('thead', cells(header, 'th')),
      h(
        'tbody',
        rows.map((row) => cells(row, 'td')),
      ),
    ]),
    ...(origin === null ? [] : [h('p', h('em', origin))]),
  ];
};
