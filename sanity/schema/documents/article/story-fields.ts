import { defineArrayMember, defineField } from 'sanity';
import { bodyFaults, isBlankBody } from '#lib/content/body/worth-a-look.ts';
import { instant, text } from '#lib/content/contract/words.ts';
import { isObject } from '#lib/is-object.ts';
import { BodyInput } from '../../../writing/body/body-input.tsx';
import { HeadlineInput } from '../../../writing/text/headline-input.tsx';
import { holdsOnlyBlocks } from '../../body/body.ts';
import { slugField } from '../../objects/slug.ts';
import { asSite, noMoment } from '../../validation/as-site.ts';
import { cropLeavesPicture } from '../../validation/crop.ts';
import { isAllowedHere } from '../../validation/picture-rights.ts';
import { isAfterPublication, isInUtc } from '../../validation/timing.ts';
import { storyKindTitles } from './kinds.ts';

/** The story itself, in the order in which it is written. */
export const writingFields = [
  defineField({
    name: 'headline',
    title: 'Headline',
    type: 'string',
    group: 'story',
    components: { input: HeadlineInput },
    validation: (rule) => [
      rule.required().error('Every story needs a headline.'),
      rule.custom(asSite(text, 'Every story needs a headline.')).error(),
      rule.max(150).error('At most 150 characters.'),
      rule.max(90).warning('Over 90 characters a headline breaks badly in lists.'),
    ],
  }),
  defineField({
    name: 'standfirst',
    title: 'Standfirst',
    type: 'text',
    rows: 2,
    group: 'story',
    description: 'One or two sentences below the headline that say why this matters.',
    validation: (rule) => [
      rule.required().error('Every story needs a standfirst.'),
      rule.custom(asSite(text, 'Every story needs a standfirst.')).error(),
      rule.max(320).error('At most 320 characters.'),
    ],
  }),
  defineField({
    name: 'leadImage',
    title: 'Lead picture',
    type: 'newsImage',
    group: 'story',
    description: 'Opens the story and stands for it in lists.',
    validation: (rule) => [
      rule.assetRequired().error('Choose a picture, or remove this empty one.'),
      rule.custom(cropLeavesPicture).error(),
      rule.custom(isAllowedHere).error(),
      rule
        .custom((picture) =>
          isObject(picture) && 'asset' in picture && picture.asset
            ? true
            : 'Without a lead picture the story stands in lists as words alone.',
        )
        .warning(),
    ],
  }),
  defineField({
    name: 'body',
    title: 'Body',
    type: 'body',
    group: 'story',
    components: { input: BodyInput },
    validation: (rule) => [
      rule.required().min(1).error('Write the story.'),
      rule.custom(holdsOnlyBlocks),
      rule.custom((body) => (body && isBlankBody(body) ? 'Write the story.' : true)).error(),
      rule
        .custom((body) =>
          bodyFaults(body).map(({ key, message }) => ({ message, path: [{ _key: key }] })),
        )
        .warning(),
    ],
  }),
];

/** Whether a body has a claim that is checked. */
const holdsClaim = (body: unknown): boolean =>
  Array.isArray(body) &&
  body.some((block: unknown) => isObject(block) && '_type' in block && block._type === 'claim');

/** What sort of story it is. */
export const kindField = defineField({
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
    rule
      .custom((kind, { document }) =>
        kind === 'factCheck' && !holdsClaim(document?.body)
          ? 'A fact check needs the claim it checks: put in a “Checked claim”.'
          : true,
      )
      .error(),
  ],
});

/** Where readers find it. */
export const addressField = slugField({
  source: 'headline',
  group: 'story',
  description: 'The address of the story: /article/… Old addresses lead to new ones.',
});

/** Entries of a live story, and when it ended; out of sight for every other kind. */
export const liveFields = [
  defineField({
    name: 'liveUpdates',
    title: 'Live updates',
    type: 'array',
    group: 'live',
    description: 'Readers see the newest first, whatever the order here.',
    of: [defineArrayMember({ type: 'liveUpdate' })],
    options: { sortable: false },
    hidden: ({ document, value }) =>
      document?.kind !== 'live' && !(Array.isArray(value) && value.length > 0),
  }),
  defineField({
    name: 'coverageEndedAt',
    title: 'Coverage ended at',
    type: 'datetime',
    group: 'live',
    description: 'Set it when nothing more is to come: readers are told, and it is “Live” no more.',
    hidden: ({ document, value }) => document?.kind !== 'live' && !value,
    validation: (rule) => [
      rule.custom((at, { document }) => isAfterPublication(at, document?.publishedAt)).warning(),
      rule.custom(isInUtc).warning(),
      rule.custom(asSite(instant, noMoment)).error(),
    ],
  }),
];
