import { ArrowRightIcon } from '@sanity/icons/ArrowRight';
import { defineField, defineType } from 'sanity';
import { documentTypes } from '#lib/content/document-types.ts';
import {
  followsDocument,
  isDestination,
  isOldPath,
  leadsElsewhere,
} from '../validation/redirect.ts';
import { isOnlyRedirect, leadsInNoCircle } from '../validation/redirect-ways.ts';

/** An address that has moved. */
export const redirect = defineType({
  name: 'redirect',
  title: documentTypes.redirect.singular,
  type: 'document',
  icon: ArrowRightIcon,
  fields: [
    defineField({
      name: 'from',
      title: 'Old address',
      type: 'string',
      description:
        'A path of this site: /article/old-address. With a query, whatever else it is asked with: /?p=12. Capitals do not matter.',
      validation: (rule) => [
        rule.required().error('Which address has moved?'),
        rule.custom(isOldPath),
        rule.custom(isOnlyRedirect).warning(),
      ],
    }),
    defineField({
      name: 'to',
      title: 'New address',
      type: 'string',
      description: 'A path of this site (/article/new-address) or a full address (https://…).',
      // Readers are led to the document: whatever else is written here would not be what they get.
      readOnly: ({ document }) => followsDocument(document),
      validation: (rule) => [
        rule.required().error('Where has it moved to?'),
        rule.custom(isDestination),
        rule.custom(
          (to, { document }) => followsDocument(document) || leadsElsewhere(to, document?.from),
        ),
        rule.custom(leadsInNoCircle),
      ],
    }),
    defineField({
      name: 'documentId',
      title: 'Follows a document',
      type: 'string',
      readOnly: true,
      hidden: ({ value }) => value === undefined,
      description:
        'The document that had the old address. Readers are led to wherever it is; to nowhere while it is not published. To lead them elsewhere, delete this redirect and write another.',
    }),
    defineField({
      name: 'permanent',
      title: 'Moved for good',
      type: 'boolean',
      initialValue: true,
      description: 'Search engines then forget the old address.',
    }),
  ],
  orderings: [{ name: 'from', title: 'Old address', by: [{ field: 'from', direction: 'asc' }] }],
  preview: {
    select: { from: 'from', to: 'to' },
    prepare: ({ from, to }) => ({
      title: from || 'No old address yet',
      subtitle: to && to !== from ? `to ${to}` : 'Leads nowhere yet',
    }),
  },
});
