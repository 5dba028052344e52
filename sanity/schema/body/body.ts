import { defineType } from 'sanity';
import { holdsOnly } from '../validation/known-blocks.ts';
import { studioBlocks } from './blocks.ts';
import { insertGroups } from './studio-block.ts';
import { textBlock } from './text-block.ts';

const blocks = Object.values(studioBlocks);

/** Of every body: a field's own rules take the place of its type's. */
export const holdsOnlyBlocks = holdsOnly(['block', ...blocks.map(({ type }) => type.name)]);

/** The body of a story or a live update: text and every object block. */
export const body = defineType({
  name: 'body',
  title: 'Body',
  type: 'array',
  validation: (rule) => rule.custom(holdsOnlyBlocks),
  of: [textBlock, ...blocks.map(({ type }) => ({ type: type.name }))],
  options: {
    insertMenu: {
      groups: Object.entries(insertGroups).map(([name, title]) => ({
        name,
        title,
        of: blocks.filter(({ group }) => group === name).map(({ type }) => type.name),
      })),
    },
  },
});
