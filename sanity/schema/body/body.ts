import { defineType } from 'sanity';
import { studioBlocks } from './blocks.ts';
import { insertGroups } from './studio-block.ts';
import { textBlock } from './text-block.ts';

const blocks = Object.values(studioBlocks);

/** The body of a story or a live update: text and every object block. */
export const body = defineType({
  name: 'body',
  title: 'Body',
  type: 'array',
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
