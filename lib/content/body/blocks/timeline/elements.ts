import { h } from 'hastscript';
import type { AsElements } from '../../elements.ts';
import type { TimelineView } from './view.ts';

export const timelineElements: AsElements<TimelineView> = ({ title, events }) => [
  h('p', h('strong', title)),
  h(
    'ul',
    events.map(({ when, what }) => h('li', [h('strong', when), ` ${what}`])),
  ),
];
