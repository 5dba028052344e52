import { defineField, type UrlRule } from 'sanity';
import { mailAddress } from '#lib/content/contract/words.ts';
import { asSite } from '../validation/as-site.ts';
import { isDestination } from '../validation/redirect.ts';

const leadsSomewhere = (rule: UrlRule) => [
  // Else the type's own rule would refuse paths.
  rule.uri({ scheme: ['http', 'https'], allowRelative: true }),
  rule.custom(isDestination),
];

/** Who answers for the newsroom, as machines that read the site are told. */
export const publisherField = defineField({
  name: 'publisher',
  title: 'Publisher',
  type: 'object',
  group: 'publisher',
  description: 'Who answers for what is published here.',
  fields: [
    defineField({ name: 'legalName', title: 'Legal name', type: 'string' }),
    defineField({ name: 'logo', title: 'Logo', type: 'newsImage' }),
    defineField({
      name: 'contactEmail',
      title: 'Contact address',
      type: 'email',
      validation: (rule) => [
        rule,
        rule.custom(asSite(mailAddress, 'This is no e-mail address.')).error(),
      ],
    }),
    defineField({
      name: 'ethicsPolicyUrl',
      title: 'Ethics policy',
      type: 'url',
      description: 'A full address, or a path of this site such as /ethics.',
      validation: leadsSomewhere,
    }),
    defineField({
      name: 'ownershipFundingUrl',
      title: 'Ownership and funding',
      type: 'url',
      description: 'The page that says who owns the newsroom and what it lives on.',
      validation: leadsSomewhere,
    }),
    defineField({
      name: 'correctionsPolicyUrl',
      title: 'Corrections policy',
      type: 'url',
      description: 'A full address, or a path of this site such as /corrections.',
      validation: leadsSomewhere,
    }),
  ],
});
