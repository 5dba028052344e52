import { UserIcon } from '@sanity/icons/User';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { text, webAddress } from '#lib/content/contract/words.ts';
import { documentTypes } from '#lib/content/document-types.ts';
import { slugField } from '../objects/slug.ts';
import { asSite, noWebAddress } from '../validation/as-site.ts';

/** Someone who writes. */
export const author = defineType({
  name: 'author',
  title: documentTypes.author.singular,
  type: 'document',
  icon: UserIcon,
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'As it stands in the byline, without “by” or a title.',
      validation: (rule) => [
        rule.required().error('Every author needs a name.'),
        rule.custom(asSite(text, 'Every author needs a name.')).error(),
      ],
    }),
    slugField({ source: 'name', description: 'The address of the author’s page: /author/…' }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      description: 'For instance “Americas correspondent”.',
    }),
    defineField({
      name: 'bio',
      title: 'Biography',
      type: 'text',
      rows: 4,
      description: 'A few sentences, in the third person.',
    }),
    defineField({ name: 'portrait', title: 'Portrait', type: 'newsImage' }),
    defineField({
      name: 'sameAs',
      title: 'Elsewhere',
      type: 'array',
      description: 'The author’s own pages on other sites.',
      of: [
        defineArrayMember({
          type: 'url',
          validation: (rule) => [
            rule.required(),
            rule.custom(asSite(webAddress, noWebAddress)).error(),
          ],
        }),
      ],
      validation: (rule) => rule.unique(),
    }),
  ],
  orderings: [{ name: 'name', title: 'Name', by: [{ field: 'name', direction: 'asc' }] }],
  preview: {
    select: { name: 'name', role: 'role', portrait: 'portrait' },
    prepare: ({ name, role, portrait }) => ({
      title: name || 'No name yet',
      subtitle: role,
      media: portrait ?? UserIcon,
    }),
  },
});
