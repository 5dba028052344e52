import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { EmbedView } from './view.ts';

export const embedElements: AsElements<EmbedView> = ({ url, title, host }) => [
  h('p', [h('a', { href: url }, title), ` (${host})`]),
];
