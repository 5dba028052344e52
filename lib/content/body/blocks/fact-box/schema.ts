import { InfoOutlineIcon } from '@sanity/icons/InfoOutline';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { firstWords } from '#sanity/schema/body/first-words.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { holdsOnlyText } from '#sanity/schema/validation/known-blocks.ts';
import { FactBoxPreview } from './studio/preview.tsx';

/** Background beside the story. */
export const factBoxSchema = {
  group: 'reading',
  type: defineType({
    name: 'factBox',
    title: 'Fact box',
    type: 'object',
    icon: InfoOutlineIcon,
    components: { preview: FactBoxPreview },
    fields: [
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        validation: (rule) => [
          rule.required().error('Give the box a title.'),
          rule.custom(asSite(text, 'Give the box a title.')).error(),
        ],
      }),
      defineField({
        name: 'body',
        title: 'Text',
        type: 'textBody',
        validation: (rule) => [
          rule.required().min(1).error('Write what is in the box.'),
          rule.custom(holdsOnlyText),
        ],
      }),
    ],
    preview: {
      select: { title: 'title', body: 'body' },
      prepare: ({ title, body }) => ({
        title: title ? `Fact box: ${title}` : 'Fact box',
        subtitle: firstWords(body) || 'Nothing written yet',
        facts: { title, body },
      }),
    },
  }),
} satisfies StudioBlock<'factBox'>;
