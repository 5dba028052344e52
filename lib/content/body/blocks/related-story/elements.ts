import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { RelatedStoryView } from './view.ts';

export const relatedStoryElements: AsElements<RelatedStoryView> = ({ story, label }, { url }) => [
  h('p', [
    h('strong', `${label ?? 'Related'}:`),
    ' ',
    h('a', { href: url(story.href) }, story.headline),
  ]),
];
