import { defineArrayMember, defineField } from 'sanity';
import { slugField } from '../../objects/slug.ts';
import { storyKindTitles } from './kinds.ts';

/** What the story is called and what sort of story it is. */
export const storyFields = [
  defineField({
    name: 'headline',
    title: 'Headline',
    type: 'string',
    group: 'story',
    validation: (rule) => [
      rule.required().error('Every story needs a headline.'),
      rule.max(150).error('At most 150 characters.'),
      rule.max(90).warning('Over 90 characters a headline breaks badly in lists.'),
    ],
  }),
  slugField({
    source: 'headline',
    group: 'story',
    description: 'The address of the story: /article/… Old addresses lead to new ones.',
  }),
  defineField({
    name: 'standfirst',
    title: 'Standfirst',
    type: 'text',
    rows: 3,
    group: 'story',
    description: 'One or two sentences below the headline that say why this matters.',
    validation: (rule) => [
      rule.required().error('Every story needs a standfirst.'),
      rule.max(320).error('At most 320 characters.'),
    ],
  }),
  defineField({
    name: 'kind',
    title: 'Kind',
    type: 'string',
    group: ['story', 'live'],
    initialValue: 'news',
    options: {
      list: Object.entries(storyKindTitles).map(([value, title]) => ({ value, title })),
      layout: 'radio',
      direction: 'horizontal',
    },
    validation: (rule) => [
      rule.required().error('Choose the kind of story.'),
      rule
        .custom((kind, { document }) =>
          kind !== 'live' && Array.isArray(document?.liveUpdates) && document.liveUpdates.length > 0
            ? 'Live updates are shown on live stories only.'
            : true,
        )
        .warning(),
    ],
  }),
];

/** The story itself. */
export const writingFields = [
  defineField({
    name: 'leadImage',
    title: 'Lead picture',
    type: 'newsImage',
    group: 'story',
    description: 'Opens the story and stands for it in lists.',
  }),
  defineField({
    name: 'body',
    title: 'Body',
    type: 'body',
    group: 'story',
    validation: (rule) => rule.required().min(1).error('Write the story.'),
  }),
];

/** Entries of a live story; out of sight for every other kind. */
export const liveField = defineField({
  name: 'liveUpdates',
  title: 'Live updates',
  type: 'array',
  group: 'live',
  description: 'Readers see the newest first, whatever the order here.',
  of: [defineArrayMember({ type: 'liveUpdate' })],
  options: { sortable: false },
  hidden: ({ document, value }) =>
    document?.kind !== 'live' && !(Array.isArray(value) && value.length > 0),
});
