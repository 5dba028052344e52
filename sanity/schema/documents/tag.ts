import { TagIcon } from '@sanity/icons/Tag';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { documentTypes } from '#lib/content/document-types.ts';
import { type TagKind, tagKindTitles } from '#lib/content/list/view.ts';
import { slugField } from '../objects/slug.ts';
import { asSite } from '../validation/as-site.ts';

const isTagKind = (kind: unknown): kind is TagKind =>
  typeof kind === 'string' && Object.hasOwn(tagKindTitles, kind);

/** What a story is about. */
export const tag = defineType({
  name: 'tag',
  title: documentTypes.tag.singular,
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => [
        rule.required().error('Every tag needs a title.'),
        rule.custom(asSite(text, 'Every tag needs a title.')).error(),
      ],
    }),
    slugField({ source: 'title', description: 'The address of the tag’s page: /tag/…' }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      initialValue: 'topic',
      options: {
        list: Object.entries(tagKindTitles).map(([value, title]) => ({ value, title })),
        layout: 'radio',
        direction: 'horizontal',
      },
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      description: 'Opens the tag’s page.',
    }),
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', kind: 'kind' },
    prepare: ({ title, kind }) => ({
      title: title || 'No title yet',
      subtitle: isTagKind(kind) ? tagKindTitles[kind] : undefined,
    }),
  },
});
