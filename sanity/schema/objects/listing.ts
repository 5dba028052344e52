import { defineField } from 'sanity';

/** How a story presents itself in lists, where that differs from its own page. */
export const listingField = defineField({
  name: 'listing',
  title: 'In lists',
  type: 'object',
  group: 'listing',
  description: 'The front page, tag pages and feeds take these instead, where you fill them in.',
  options: { collapsible: true, collapsed: false },
  fields: [
    defineField({
      name: 'headline',
      title: 'Headline',
      type: 'string',
      validation: (rule) => [
        rule.max(150).error('At most 150 characters.'),
        rule.max(90).warning('Over 90 characters a headline breaks badly in lists.'),
      ],
    }),
    defineField({
      name: 'standfirst',
      title: 'Standfirst',
      type: 'text',
      rows: 3,
      validation: (rule) => rule.max(320).error('At most 320 characters.'),
    }),
    defineField({ name: 'image', title: 'Picture', type: 'newsImage' }),
  ],
});
