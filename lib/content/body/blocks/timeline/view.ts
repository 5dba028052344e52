import type { Block } from '../view.ts';

export type TimelineView = Block<
  'timeline',
  {
    title: string;
    /** What happened, in the order it is told; `when` as it is printed. */
    events: { when: string; what: string }[];
  }
>;
