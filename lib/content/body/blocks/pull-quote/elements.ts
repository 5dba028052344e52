import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { PullQuoteView } from './view.ts';

export const pullQuoteElements: AsElements<PullQuoteView> = ({ text, attribution }) => [
  h('blockquote', [h('p', text), attribution === null ? null : h('p', `— ${attribution}`)]),
];
