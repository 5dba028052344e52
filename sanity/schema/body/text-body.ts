import { defineType } from 'sanity';
import { textBlock } from './text-block.ts';

/** Text without object blocks: pages of the newsroom and fact boxes. */
export const textBody = defineType({
  name: 'textBody',
  title: 'Text',
  type: 'array',
  of: [textBlock],
});
