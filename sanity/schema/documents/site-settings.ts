import { CogIcon } from '@sanity/icons/Cog';
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe';
import { RobotIcon } from '@sanity/icons/Robot';
import { UsersIcon } from '@sanity/icons/Users';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { text, webAddress } from '#lib/content/contract/words.ts';
import { documentTypes } from '#lib/content/document-types.ts';
import type { MachineUse } from '#lib/content/settings/view.ts';
import { NamesInput } from '../../writing/references/names-input.tsx';
import { publisherField } from '../objects/publisher.ts';
import { asSite, noWebAddress } from '../validation/as-site.ts';
import { namesLanguage, namesTimeZone } from '../validation/newsroom.ts';
import { namesEachOnce } from '../validation/references.ts';

const uses: { value: MachineUse; title: string }[] = [
  { value: 'all', title: 'Find and show them, and learn from them' },
  { value: 'search', title: 'Find and show them, not learn from them' },
  { value: 'none', title: 'Neither' },
];

/** The newsroom itself. There is one. */
export const siteSettings = defineType({
  name: 'siteSettings',
  title: documentTypes.siteSettings.singular,
  type: 'document',
  icon: CogIcon,
  groups: [
    { name: 'site', title: 'The site', icon: EarthGlobeIcon, default: true },
    { name: 'publisher', title: 'Publisher', icon: UsersIcon },
    { name: 'machines', title: 'Machines', icon: RobotIcon },
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'site',
      description: 'The nameplate of every page.',
      initialValue: 'Dateline',
      validation: (rule) => [
        rule.required().error('The newsroom needs a name.'),
        rule.custom(asSite(text, 'The newsroom needs a name.')).error(),
      ],
    }),
    defineField({ name: 'tagline', title: 'Tagline', type: 'string', group: 'site' }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      group: 'site',
      description: 'For search engines and feeds.',
    }),
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      group: 'site',
      initialValue: 'en',
      description: 'The language stories are written in, as a code: en, en-GB, es.',
      validation: (rule) => rule.custom(namesLanguage),
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      type: 'string',
      group: 'site',
      initialValue: 'UTC',
      description: 'Times on the site are told in this zone, such as America/Bogota.',
      validation: (rule) => rule.custom(namesTimeZone),
    }),
    defineField({
      name: 'navigation',
      title: 'Navigation',
      type: 'array',
      group: 'site',
      description: 'The sections in the bar below the nameplate, in order.',
      options: { disableActions: ['add', 'addBefore', 'addAfter'] },
      components: { input: NamesInput },
      of: [
        defineArrayMember({
          title: 'Section',
          type: 'reference',
          to: [{ type: 'section' }],
          options: { disableNew: true },
        }),
      ],
      validation: (rule) => rule.custom((sections) => namesEachOnce(sections, 'section')),
    }),
    publisherField,
    defineField({
      name: 'social',
      title: 'Elsewhere',
      type: 'array',
      group: 'publisher',
      description: 'The newsroom’s own pages on other sites.',
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
    defineField({
      name: 'machineUse',
      title: 'What machines may do with stories',
      type: 'string',
      group: 'machines',
      description:
        'Said in robots.txt, trust.txt and with every page. It is a statement: whoever reads it may keep to it or not.',
      options: { layout: 'radio', list: uses },
    }),
    defineField({
      name: 'feedHub',
      title: 'Hub of the feeds',
      type: 'url',
      group: 'machines',
      description:
        'The address of a WebSub hub, such as https://pubsubhubbub.appspot.com/. Feeds name it, and it is told of each publish, so that feed readers know of news at once.',
      validation: (rule) => [
        rule.uri({ scheme: ['http', 'https'] }),
        rule.custom(asSite(webAddress, noWebAddress)).error(),
      ],
    }),
  ],
  preview: {
    select: { name: 'name' },
    prepare: ({ name }) => ({ title: 'Site settings', subtitle: name }),
  },
});
