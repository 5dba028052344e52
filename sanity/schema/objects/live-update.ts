import { BoltIcon } from '@sanity/icons/Bolt';
import { PinIcon } from '@sanity/icons/Pin';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { instant } from '#lib/content/contract/words.ts';
import { isObject } from '#lib/is-object.ts';
import { NamesInput } from '../../writing/references/names-input.tsx';
import { holdsOnlyBlocks } from '../body/body.ts';
import { firstWords } from '../body/first-words.ts';
import { asSite, noMoment } from '../validation/as-site.ts';
import { readableMoment } from '../validation/newsroom-time.ts';
import { namesEachOnce } from '../validation/references.ts';
import { aheadNotice } from '../validation/timing.ts';

/** One entry of a live story. */
export const liveUpdate = defineType({
  name: 'liveUpdate',
  title: 'Live update',
  type: 'object',
  icon: BoltIcon,
  fields: [
    defineField({
      name: 'headline',
      title: 'Headline',
      type: 'string',
      description: 'Short; the update may go without one.',
      validation: (rule) => rule.max(150),
    }),
    defineField({
      name: 'at',
      title: 'Time',
      type: 'datetime',
      description: 'Ahead of now, readers see it at that time, by itself.',
      initialValue: () => new Date().toISOString(),
      validation: (rule) => [
        rule.required(),
        rule.custom(asSite(instant, noMoment)).error(),
        rule.custom((at) => aheadNotice(at, new Date())).info(),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'body',
      validation: (rule) => [
        rule.required().min(1).error('Write the update.'),
        rule.custom(holdsOnlyBlocks),
      ],
    }),
    defineField({
      name: 'authors',
      title: 'By',
      type: 'array',
      of: [defineArrayMember({ title: 'Author', type: 'reference', to: [{ type: 'author' }] })],
      options: { disableActions: ['add', 'addBefore', 'addAfter'] },
      components: { input: NamesInput },
      description: 'Left empty, the update carries the byline of the story.',
      validation: (rule) => rule.custom((authors) => namesEachOnce(authors, 'author')),
    }),
    defineField({
      name: 'pinned',
      title: 'Keep at the top',
      type: 'boolean',
      initialValue: false,
    }),
    defineField({
      name: 'keyEvent',
      title: 'Key event',
      type: 'boolean',
      description: 'Listed beside the updates by its headline, with a way to it.',
      initialValue: false,
      validation: (rule) => [
        rule,
        rule
          .custom((isKey, { parent }) =>
            isKey && !(isObject(parent) && 'headline' in parent && parent.headline)
              ? 'Without a headline it is not listed.'
              : true,
          )
          .warning(),
      ],
    }),
  ],
  preview: {
    select: { headline: 'headline', at: 'at', body: 'body', pinned: 'pinned' },
    prepare: ({ headline, at, body, pinned }) => ({
      title: headline || firstWords(body) || 'Nothing written yet',
      subtitle: [pinned ? 'Pinned' : undefined, at ? readableMoment(new Date(at)) : undefined]
        .filter(Boolean)
        .join(' · '),
      media: pinned ? PinIcon : BoltIcon,
    }),
  },
});
