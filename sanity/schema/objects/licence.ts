import { defineField } from 'sanity';
import { webAddress } from '#lib/content/contract/words.ts';
import { isObject } from '#lib/is-object.ts';
import { asSite, isBlank, noWebAddress } from '../validation/as-site.ts';

/** Under which terms a picture may be used. */
export const licenceField = defineField({
  name: 'licence',
  title: 'Licence',
  type: 'object',
  description: 'Only when the picture is under one, such as Creative Commons.',
  options: { collapsible: true, collapsed: true, columns: 2 },
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      description: 'For instance “CC BY 4.0”.',
      validation: (rule) =>
        rule.custom((name: unknown, { parent }) =>
          isBlank(name) && isObject(parent) && 'url' in parent && parent.url
            ? 'Name the licence that the link leads to.'
            : true,
        ),
    }),
    defineField({
      name: 'url',
      title: 'Link to its text',
      type: 'url',
      validation: (rule) => rule.custom(asSite(webAddress, noWebAddress)).error(),
    }),
  ],
});
