import { defineField } from 'sanity';
import { instant } from '#lib/content/contract/words.ts';
import { asSite, noMoment } from '../../validation/as-site.ts';
import {
  aheadOfNow,
  isAfterPublication,
  isInUtc,
  isTimedInRelease,
} from '../../validation/timing.ts';

/** When readers see it, and what they are told about when. */
export const timingFields = [
  defineField({
    name: 'publishedAt',
    title: 'Published at',
    type: 'datetime',
    group: ['story', 'timing'],
    description:
      'Shown on the page. Set a time ahead and press “Schedule”: the story appears then by itself.',
    validation: (rule) => [
      // Every published story has one, which types say too; a draft gets it from the button.
      rule.required().info('Left empty, it becomes the moment you publish.'),
      rule.custom((at, { document }) => isTimedInRelease(at, document?._id)),
      rule.custom((at) => aheadOfNow(at, new Date())).info(),
      rule.custom(isInUtc).warning(),
      rule.custom(asSite(instant, noMoment)).error(),
    ],
  }),
  defineField({
    name: 'updatedAt',
    title: 'Updated at',
    type: 'datetime',
    group: 'timing',
    description: 'Set it when something of substance is new. Typing errors do not count.',
    validation: (rule) => [
      rule.custom((at, { document }) => isAfterPublication(at, document?.publishedAt)).warning(),
      rule.custom(asSite(instant, noMoment)).error(),
    ],
  }),
  defineField({
    name: 'breakingUntil',
    title: 'Breaking until',
    type: 'datetime',
    group: 'timing',
    description: 'Marked as breaking on the front page until then.',
    validation: (rule) => [
      rule.custom((at, { document }) => isAfterPublication(at, document?.publishedAt)).warning(),
      rule.custom(asSite(instant, noMoment)).error(),
    ],
  }),
];
