import { PlayIcon } from '@sanity/icons/Play';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { readersUrlField } from '#sanity/schema/body/readers-url-field.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { EmbedPreview } from './studio/preview.tsx';

/** Something on another site that a story leads to: a video, a map, a document. */
export const embedSchema = {
  group: 'media',
  type: defineType({
    name: 'embed',
    title: 'Embed',
    type: 'object',
    icon: PlayIcon,
    components: { preview: EmbedPreview },
    fields: [
      readersUrlField('The page it is on. Readers get a link to it; nothing is loaded from there.'),
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What readers find there; screen readers say it too.',
        validation: (rule) => [
          rule.required().error('Say what it is.'),
          rule.custom(asSite(text, 'Say what it is.')).error(),
        ],
      }),
    ],
    preview: {
      select: { url: 'url', title: 'title' },
      prepare: ({ url, title }) => ({
        title: title || 'Embed',
        subtitle: url || 'No address yet',
        facts: { url, title },
      }),
    },
  }),
} satisfies StudioBlock<'embed'>;
