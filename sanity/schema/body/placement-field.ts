import { type ConditionalPropertyCallback, defineField } from 'sanity';
import type { Placement } from '#lib/content/body/placement/view.ts';

const titles: Record<Placement, string> = {
  text: 'As wide as the text',
  wide: 'Wider than the text',
  inset: 'Small, with the text beside it',
};

/** Where a block stands in the story. */
export const placementField = (hidden?: ConditionalPropertyCallback) =>
  defineField({
    name: 'placement',
    title: 'Placement',
    type: 'string',
    description: 'On a phone all are as wide as the text.',
    options: {
      layout: 'radio',
      list: Object.entries(titles).map(([value, title]) => ({ value, title })),
    },
    hidden,
  });
