import { defineField, type SlugParent } from 'sanity';
import { longestSlug, makeSlug } from '../../slug/make-slug.ts';
import { keepsOldAddress } from '../validation/kept-address.ts';
import { isOnlyOne } from '../validation/one-address.ts';
import { fitsAddress } from '../validation/slug.ts';

/** A field of the document that the address is made for. */
const wordOf = (document: SlugParent, field: '_id' | '_type'): string =>
  Array.isArray(document) ? '' : String(document[field] ?? '');

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
    options: {
      source: options.source,
      maxLength: longestSlug,
      // The Studio would say of each rule below that somebody has it, and not who: the last one says it once.
      isUnique: () => true,
      slugify: (title, _, { parent }) =>
        makeSlug(title, wordOf(parent, '_id'), wordOf(parent, '_type')),
    },
    validation: (rule) => [
      rule.required().error('Press “Generate” to make the address.'),
      rule.custom(fitsAddress),
      rule.custom(keepsOldAddress),
      rule.custom((slug) => options.check?.(slug) ?? true),
      rule.custom(isOnlyOne),
    ],
  });
