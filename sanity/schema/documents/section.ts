import { StackIcon } from '@sanity/icons/Stack';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { documentTypes } from '#lib/content/document-types.ts';
import { slugField } from '../objects/slug.ts';
import { asSite } from '../validation/as-site.ts';

/** A desk of the newsroom; every story belongs to one. */
export const section = defineType({
  name: 'section',
  title: documentTypes.section.singular,
  type: 'document',
  icon: StackIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => [
        rule.required().error('Every section needs a title.'),
        rule.custom(asSite(text, 'Every section needs a title.')).error(),
      ],
    }),
    slugField({ source: 'title', description: 'The address of the section’s page: /section/…' }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'Opens the section’s page.',
    }),
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: { select: { title: 'title', subtitle: 'description' } },
});
