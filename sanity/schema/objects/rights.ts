import { defineField } from 'sanity';
import { appearsAt, rightsEndSoon, rightsLast, rightsUses } from '../../pictures/rights.ts';
import { currentZone } from '../validation/newsroom-time.ts';

/** What the newsroom may do with a picture, and until when. Readers are not told. */
export const rightsField = defineField({
  name: 'rights',
  title: 'Rights',
  type: 'object',
  description: 'What the newsroom may do with it. Goes with the picture into every story.',
  options: { collapsible: true, collapsed: true, columns: 2 },
  fields: [
    defineField({
      name: 'expires',
      title: 'Last day',
      type: 'date',
      description: 'After it no story can be published with the picture. What is published stays.',
      validation: (rule) => [
        rule
          .custom((expires, { document }) =>
            rightsLast(expires, {
              zone: currentZone(),
              at: appearsAt(document?.publishedAt, new Date()),
            }),
          )
          .error(),
        rule
          .custom((expires) => rightsEndSoon(expires, { zone: currentZone(), at: new Date() }))
          .warning(),
      ],
    }),
    defineField({
      name: 'use',
      title: 'What use is allowed',
      type: 'string',
      options: {
        list: Object.entries(rightsUses).map(([value, title]) => ({ value, title })),
        layout: 'dropdown',
      },
    }),
    defineField({
      name: 'terms',
      title: 'Terms',
      type: 'text',
      rows: 2,
      description: 'As the agency or the photographer wrote them.',
    }),
  ],
});
