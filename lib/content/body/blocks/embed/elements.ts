import { h } from 'hastscript';
import { type AsElements, figure } from '../../elements.ts';
import type { EmbedView } from './view.ts';

/** A link: nothing of another site stands in a feed. */
export const embedElements: AsElements<EmbedView> = ({ url, title, host, poster }, elsewhere) => [
  ...(poster === null ? [] : [figure(poster, elsewhere)]),
  h('p', [h('a', { href: url }, title), ` (${host})`]),
];
