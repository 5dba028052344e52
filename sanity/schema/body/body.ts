import { defineType } from 'sanity';
import { bodyObjects } from './registry.ts';
import { textBlock } from './text-block.ts';

/** The body of a story or a live update: text and every object block. */
export const body = defineType({
  name: 'body',
  title: 'Body',
  type: 'array',
  of: [textBlock, ...Object.keys(bodyObjects).map((type) => ({ type }))],
  options: {
    insertMenu: {
      groups: [
        { name: 'media', title: 'Media', of: ['newsImage', 'embed'] },
        { name: 'reading', title: 'Reading aids', of: ['keyPoints', 'factBox', 'table'] },
        { name: 'accents', title: 'Accents', of: ['pullQuote', 'relatedStory'] },
      ],
    },
  },
});
