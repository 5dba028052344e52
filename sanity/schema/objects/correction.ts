import { EditIcon } from '@sanity/icons/Edit';
import { defineField, defineType } from 'sanity';
import type { CorrectionKind } from '#lib/content/article/view.ts';
import { instant, text } from '#lib/content/contract/words.ts';
import { asSite, noMoment } from '../validation/as-site.ts';
import { readableMoment } from '../validation/newsroom-time.ts';
import { aheadNotice } from '../validation/timing.ts';

const titles: Record<CorrectionKind, string> = {
  correction: 'Correction',
  clarification: 'Clarification',
  update: 'Update',
};
const isCorrectionKind = (kind: unknown): kind is CorrectionKind =>
  typeof kind === 'string' && Object.hasOwn(titles, kind);

/** What was put right in a story after it was published. */
export const correction = defineType({
  name: 'correction',
  title: 'Correction',
  type: 'object',
  icon: EditIcon,
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      initialValue: 'correction',
      options: {
        list: Object.entries(titles).map(([value, title]) => ({ value, title })),
        layout: 'radio',
        direction: 'horizontal',
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'text',
      title: 'What was corrected',
      type: 'text',
      rows: 3,
      description: 'Say what was wrong and what is right, so that it reads alone.',
      validation: (rule) => [
        rule.required().error('Say what was corrected.'),
        rule.custom(asSite(text, 'Say what was corrected.')).error(),
      ],
    }),
    defineField({
      name: 'at',
      title: 'Corrected at',
      type: 'datetime',
      initialValue: () => new Date().toISOString(),
      description: 'Ahead of now, readers see it at that time, by itself.',
      validation: (rule) => [
        rule.required(),
        rule.custom(asSite(instant, noMoment)).error(),
        rule.custom((at) => aheadNotice(at, new Date())).info(),
      ],
    }),
  ],
  preview: {
    select: { kind: 'kind', text: 'text', at: 'at' },
    prepare: ({ kind, text, at }) => ({
      title: text || 'Nothing written yet',
      subtitle: [
        isCorrectionKind(kind) ? titles[kind] : undefined,
        at ? readableMoment(new Date(at)) : undefined,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
});
