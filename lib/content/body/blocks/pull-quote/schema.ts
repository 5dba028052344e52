import { DoubleQuoteIcon } from '@sanity/icons/DoubleQuote';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { PullQuotePreview } from './studio/preview.tsx';

/** A sentence of the story set large. */
export const pullQuoteSchema = {
  group: 'accents',
  type: defineType({
    name: 'pullQuote',
    title: 'Pull quote',
    type: 'object',
    icon: DoubleQuoteIcon,
    components: { preview: PullQuotePreview },
    fields: [
      defineField({
        name: 'text',
        title: 'Quotation',
        type: 'text',
        rows: 3,
        description: 'Without quotation marks: the page sets them.',
        validation: (rule) => [
          rule.required().error('Write the quotation.'),
          rule.custom(asSite(text, 'Write the quotation.')).error(),
          rule.max(240).warning('Long quotations lose their force when set large.'),
        ],
      }),
      defineField({
        name: 'attribution',
        title: 'Who said it',
        type: 'string',
        description: 'Name, and role where it helps.',
      }),
    ],
    preview: {
      select: { text: 'text', attribution: 'attribution' },
      prepare: ({ text, attribution }) => ({
        title: text ? `“${text}”` : 'Empty pull quote',
        subtitle: attribution ? `Pull quote: ${attribution}` : 'Pull quote',
        facts: { text, attribution },
      }),
    },
  }),
} satisfies StudioBlock<'pullQuote'>;
