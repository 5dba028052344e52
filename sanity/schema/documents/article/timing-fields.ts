import { defineField } from 'sanity';
import { embargoNotice, isAfterPublication, isInUtc } from '../../validation/timing.ts';

/** When readers see it, and what they are told about when. */
export const timingFields = [
  defineField({
    name: 'publishedAt',
    title: 'Published at',
    type: 'datetime',
    group: ['story', 'timing'],
    description:
      'Shown on the page. Ahead of now, the story is under embargo: publish it, and it appears at that time by itself.',
    initialValue: () => new Date().toISOString(),
    validation: (rule) => [
      rule.required().error('Every story needs a time of publication.'),
      rule.custom((at) => embargoNotice(at, new Date())).info(),
      rule.custom(isInUtc).warning(),
    ],
  }),
  defineField({
    name: 'updatedAt',
    title: 'Updated at',
    type: 'datetime',
    group: 'timing',
    description: 'Set it when something of substance is new. Typing errors do not count.',
    validation: (rule) =>
      rule.custom((at, { document }) => isAfterPublication(at, document?.publishedAt)).warning(),
  }),
  defineField({
    name: 'breakingUntil',
    title: 'Breaking until',
    type: 'datetime',
    group: 'timing',
    description: 'Marked as breaking on the front page until then.',
    validation: (rule) =>
      rule.custom((at, { document }) => isAfterPublication(at, document?.publishedAt)).warning(),
  }),
];
