import { UsersIcon } from '@sanity/icons/Users';
import { defineField, defineType } from 'sanity';
import { readersUrlField } from '#sanity/schema/body/readers-url-field.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { neededText } from '#sanity/schema/validation/as-site.ts';
import { SocialPostPreview } from './studio/preview.tsx';

/** What somebody wrote on a network, quoted: nothing is loaded from there. */
export const socialPostSchema = {
  group: 'media',
  type: defineType({
    name: 'socialPost',
    title: 'Social post',
    type: 'object',
    icon: UsersIcon,
    components: { preview: SocialPostPreview },
    fields: [
      readersUrlField(
        'Of the post itself. Readers get a link to it; nothing is loaded from there.',
      ),
      defineField({
        name: 'author',
        title: 'Who wrote it',
        type: 'string',
        validation: neededText('Say who wrote it.'),
      }),
      defineField({
        name: 'handle',
        title: 'Their name there',
        type: 'string',
        description: 'Such as @desk@example.org.',
      }),
      defineField({
        name: 'text',
        title: 'What it says',
        type: 'text',
        rows: 4,
        description: 'Word for word: it stands here even when it is gone there.',
        validation: neededText('Quote the post.'),
      }),
    ],
    preview: {
      select: { author: 'author', handle: 'handle', text: 'text', url: 'url' },
      prepare: ({ author, handle, text, url }) => ({
        title: text || 'Social post',
        subtitle: [author, handle].filter(Boolean).join(' · ') || url || 'No address yet',
        facts: { author, handle, text },
      }),
    },
  }),
} satisfies StudioBlock<'socialPost'>;
