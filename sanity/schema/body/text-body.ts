import { defineType } from 'sanity';
import { holdsOnlyText } from '../validation/known-blocks.ts';
import { textBlock } from './text-block.ts';

/** Text without object blocks: pages of the newsroom and fact boxes. */
export const textBody = defineType({
  name: 'textBody',
  title: 'Text',
  type: 'array',
  of: [textBlock],
  validation: (rule) => rule.custom(holdsOnlyText),
});
