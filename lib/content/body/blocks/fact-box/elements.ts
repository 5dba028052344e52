import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import { textElements } from '../../text/elements.ts';
import type { FactBoxView } from './view.ts';

/** Set off as a quotation is: nothing else plain says that it stands beside the story. */
export const factBoxElements: AsElements<FactBoxView> = ({ title, body }, elsewhere) => [
  h('blockquote', [h('p', h('strong', title)), ...textElements(body, elsewhere, 4)]),
];
