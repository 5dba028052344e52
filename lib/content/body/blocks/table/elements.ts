import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { TableView } from './view.ts';

export const tableElements: AsElements<TableView> = ({ caption, header, rows }) => [
  h('table', [
    caption === null ? null : h('caption', caption),
    header &&
      h(
        'thead',
        h(
          'tr',
          header.map((cell) => h('th', { scope: 'col' }, cell)),
        ),
      ),
    h(
      'tbody',
      rows.map((row) =>
        h(
          'tr',
          row.map((cell) => h('td', cell)),
        ),
      ),
    ),
  ]),
];
