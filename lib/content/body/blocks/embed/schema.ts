import { PlayIcon } from '@sanity/icons/Play';
import { defineField, defineType } from 'sanity';
import { frameOf, knownSites } from '#lib/content/body/frame/providers.ts';
import { text } from '#lib/content/contract/words.ts';
import { posterField } from '#sanity/schema/body/poster-field.ts';
import { readersUrlField } from '#sanity/schema/body/readers-url-field.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { EmbedPreview } from './studio/preview.tsx';

/** Something on another site that a story shows or leads to: a video, a map, a chart. */
export const embedSchema = {
  group: 'media',
  type: defineType({
    name: 'embed',
    title: 'Embed',
    type: 'object',
    icon: PlayIcon,
    components: { preview: EmbedPreview },
    fields: [
      readersUrlField(
        `The page it is on. Of ${knownSites().join(', ')} readers can load it in the story; before they ask, nothing is loaded from there. Of any other site they get a link.`,
      ),
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
      posterField,
    ],
    preview: {
      select: { url: 'url', title: 'title', picture: 'poster.asset.url' },
      prepare: ({ url, title, picture }) => {
        const frame = frameOf(url ?? '');
        return {
          title: title || 'Embed',
          subtitle: url ? (frame ? `${frame.provider}, loaded when asked` : url) : 'No address yet',
          facts: { url, title, picture },
        };
      },
    },
  }),
} satisfies StudioBlock<'embed'>;
