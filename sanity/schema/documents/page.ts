import { DocumentIcon } from '@sanity/icons/Document';
import { defineField, defineType } from 'sanity';
import { bodyFaults, isBlankBody } from '#lib/content/body/worth-a-look.ts';
import { text } from '#lib/content/contract/words.ts';
import { documentTypes } from '#lib/content/document-types.ts';
import { slugField } from '../objects/slug.ts';
import { asSite } from '../validation/as-site.ts';
import { holdsOnlyText } from '../validation/known-blocks.ts';
import { isFreeForPage } from '../validation/slug.ts';

/** A page of the newsroom's own: about, ethics, contact. */
export const page = defineType({
  name: 'page',
  title: documentTypes.page.singular,
  type: 'document',
  icon: DocumentIcon,
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      validation: (rule) => [
        rule.required().error('Every page needs a title.'),
        rule.custom(asSite(text, 'Every page needs a title.')).error(),
      ],
    }),
    slugField({
      source: 'title',
      description: 'Stands directly after the site’s own address: /about',
      check: isFreeForPage,
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'textBody',
      validation: (rule) => [
        rule.required().min(1).error('Write the page.'),
        rule.custom(holdsOnlyText),
        rule.custom((body) => (body && isBlankBody(body) ? 'Write the page.' : true)).error(),
        rule
          .custom((body) =>
            bodyFaults(body).map(({ key, message }) => ({ message, path: [{ _key: key }] })),
          )
          .warning(),
      ],
    }),
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', slug: 'slug.current' },
    prepare: ({ title, slug }) => ({
      title: title || 'No title yet',
      subtitle: slug ? `/${slug}` : 'No address yet',
    }),
  },
});
