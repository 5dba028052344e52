import { defineField } from 'sanity';
import { unfitForReaders } from '#lib/content/body/readers-address.ts';
import { webAddress } from '#lib/content/contract/words.ts';
import { asSite, noWebAddress } from '../validation/as-site.ts';

/** The address of something on another site, to which readers are led. */
export const readersUrlField = (description: string) =>
  defineField({
    name: 'url',
    title: 'Address',
    type: 'url',
    description,
    validation: (rule) => [
      rule.required().error('Where is it?'),
      rule.uri({ scheme: ['https', 'http'] }).error('Only https:// and http:// addresses.'),
      rule.custom((url) => unfitForReaders(url ?? '') ?? true),
      rule.custom(asSite(webAddress, noWebAddress)).error(),
    ],
  });
