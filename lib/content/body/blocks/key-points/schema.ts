import { UlistIcon } from '@sanity/icons/Ulist';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { LinesInput } from '#sanity/writing/text/lines-input.tsx';
import { KeyPointsPreview } from './studio/preview.tsx';

/** The story in a few sentences. */
export const keyPointsSchema = {
  group: 'reading',
  type: defineType({
    name: 'keyPoints',
    title: 'Key points',
    type: 'object',
    icon: UlistIcon,
    components: { preview: KeyPointsPreview },
    fields: [
      defineField({
        name: 'points',
        title: 'Points',
        type: 'array',
        description: 'One sentence each, three to five of them. Enter begins the next.',
        // The first is there to be written in.
        initialValue: [''],
        components: { input: LinesInput },
        of: [
          defineArrayMember({
            type: 'string',
            validation: (rule) => [
              rule.required().error('Write the point or remove it.'),
              rule.custom(asSite(text, 'Write the point or remove it.')).error(),
            ],
          }),
        ],
        validation: (rule) => [
          rule.required().min(1).error('Write at least one point.'),
          rule.max(6).warning('More than six points is a story of its own.'),
        ],
      }),
    ],
    preview: {
      select: { points: 'points' },
      prepare: ({ points }) => {
        const written: unknown[] = Array.isArray(points) ? points : [];
        return {
          title: 'Key points',
          facts: { points },
          subtitle: written.length === 0 ? 'None written yet' : written.join(' • '),
        };
      },
    },
  }),
} satisfies StudioBlock<'keyPoints'>;
