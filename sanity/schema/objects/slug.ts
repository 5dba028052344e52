import { defineField } from 'sanity';
import { keepsOldAddress } from '../validation/kept-address.ts';
import { fitsAddress } from '../validation/slug.ts';

/**
 * The last part of a document's address, made of the field `source` and unique among its kind.
 * `check` refuses addresses that only this kind of document may not have.
 */
export const slugField = (options: {
  source: string;
  description: string;
  group?: string | string[];
  check?: (slug: { current?: string } | undefined) => true | string;
}) =>
  defineField({
    name: 'slug',
    title: 'Address',
    type: 'slug',
    group: options.group,
    description: options.description,
    options: { source: options.source, maxLength: 96 },
    validation: (rule) => [
      rule.required().error('Press “Generate” to make the address.'),
      rule.custom(fitsAddress),
      rule.custom(keepsOldAddress),
      rule.custom((slug) => options.check?.(slug) ?? true),
    ],
  });
