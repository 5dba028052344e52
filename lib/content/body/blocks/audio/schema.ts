import { MicrophoneIcon } from '@sanity/icons/Microphone';
import { defineField, defineType } from 'sanity';
import { text } from '#lib/content/contract/words.ts';
import { durationField, transcriptField } from '#sanity/schema/body/recording-fields.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite } from '#sanity/schema/validation/as-site.ts';
import { fileIs } from '#sanity/schema/validation/file-type.ts';
import { AudioPreview } from './studio/preview.tsx';
import { isSoundType } from './view.ts';

/** A recording that is played in the story: an interview, a sound, the story read aloud. */
export const audioSchema = {
  group: 'media',
  type: defineType({
    name: 'audio',
    title: 'Audio',
    type: 'object',
    icon: MicrophoneIcon,
    components: { preview: AudioPreview },
    fields: [
      defineField({
        name: 'file',
        title: 'Recording',
        type: 'file',
        options: { accept: 'audio/*' },
        description: 'MP3 or M4A plays everywhere.',
        validation: (rule) => [
          rule.required().assetRequired().error('Choose the recording.'),
          rule.custom(fileIs(isSoundType, 'This is no sound: choose an MP3 or M4A.')).error(),
        ],
      }),
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What is heard; screen readers say it too.',
        validation: (rule) => [
          rule.required().error('Say what is heard.'),
          rule.custom(asSite(text, 'Say what is heard.')).error(),
        ],
      }),
      durationField,
      defineField({
        name: 'credit',
        title: 'Credit',
        type: 'string',
        description: 'Who recorded it, as it should be printed: “Ana Ruiz / Dateline”.',
      }),
      transcriptField('What is said and heard, for readers who cannot or would rather not listen.'),
    ],
    preview: {
      select: { title: 'title', credit: 'credit', duration: 'duration' },
      prepare: ({ title, credit, duration }) => ({
        title: title || 'Audio without a title',
        subtitle: ['Audio', duration, credit].filter(Boolean).join(' · '),
        facts: { title, credit, duration },
      }),
    },
  }),
} satisfies StudioBlock<'audio'>;
