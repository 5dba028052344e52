import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { DocumentFileView } from './view.ts';

export const documentFileElements: AsElements<DocumentFileView> = (document, { url }) => [
  h('p', [
    h('a', { href: url(document.url) }, document.title),
    ` (${document.type})${document.about === null ? '' : ` — ${document.about}`}`,
  ]),
];
