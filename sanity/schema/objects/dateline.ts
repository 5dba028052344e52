import { defineField } from 'sanity';
import { isObject } from '#lib/is-object.ts';
import { DatelineInput } from '../../writing/text/dateline-input.tsx';
import { isBlank } from '../validation/as-site.ts';

/** Where the reporting was done; opens the first paragraph. */
export const datelineField = defineField({
  name: 'dateline',
  title: 'Dateline',
  type: 'object',
  description: 'Where the reporting was done. Opens the first paragraph in capitals.',
  options: { columns: 2 },
  components: { input: DatelineInput },
  fields: [
    defineField({
      name: 'city',
      title: 'City',
      type: 'string',
      validation: (rule) =>
        rule.custom((city: unknown, { parent }) =>
          isBlank(city) && (city || (isObject(parent) && 'country' in parent && parent.country))
            ? 'Name the city as well.'
            : true,
        ),
    }),
    defineField({
      name: 'country',
      title: 'Country',
      type: 'string',
      description: 'Left out when the city stands alone, such as London.',
    }),
  ],
});
