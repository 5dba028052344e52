import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { KeyPointsView } from './view.ts';

export const keyPointsElements: AsElements<KeyPointsView> = ({ points }) => [
  h(
    'ul',
    points.map((point) => h('li', point)),
  ),
];
