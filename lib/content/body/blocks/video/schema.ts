import { VideoIcon } from '@sanity/icons/Video';
import { defineArrayMember, defineField, defineType } from 'sanity';
import { frameOf, knownSites } from '#lib/content/body/frame/providers.ts';
import { unfitForReaders } from '#lib/content/body/readers-address.ts';
import { text, webAddress } from '#lib/content/contract/words.ts';
import { isObject } from '#lib/is-object.ts';
import { posterField } from '#sanity/schema/body/poster-field.ts';
import { durationField, transcriptField } from '#sanity/schema/body/recording-fields.ts';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { asSite, noWebAddress } from '#sanity/schema/validation/as-site.ts';
import { acceptedOf, fileIsOfKind } from '#sanity/schema/validation/file-kind.ts';
import { namesLanguage } from '#sanity/schema/validation/newsroom.ts';
import { VideoPreview } from './studio/preview.tsx';

/** A video has somewhere to come from. */
const hasSource = (video: Record<string, unknown> | undefined): true | string =>
  video === undefined || (typeof video.url === 'string' && video.url !== '') || isObject(video.file)
    ? true
    : 'Choose a video file, or write where the video is.';

/** A video that is played in the story: a file of ours, or one of a known site, loaded when asked. */
export const videoSchema = {
  group: 'media',
  type: defineType({
    name: 'video',
    title: 'Video',
    type: 'object',
    icon: VideoIcon,
    components: { preview: VideoPreview },
    validation: (rule) => rule.custom(hasSource),
    fields: [
      defineField({
        name: 'file',
        title: 'Video file',
        type: 'file',
        options: { accept: acceptedOf('video') },
        description: 'MP4 (H.264) plays everywhere. Or leave it empty and write an address below.',
        validation: (rule) => [
          rule.custom((file) => (file && !file.asset ? 'Choose the file, or remove this.' : true)),
          rule.custom(fileIsOfKind('video', 'This is no video: MP4, WebM or MOV.')),
        ],
      }),
      defineField({
        name: 'url',
        title: 'Address',
        type: 'url',
        hidden: ({ parent }) => parent?.file !== undefined && parent.url === undefined,
        description: `Where the video is. From ${knownSites('video').join(', ')} readers can load it in the story; before they ask, nothing is loaded from there. Of any other site they get a link.`,
        validation: (rule) => [
          rule.uri({ scheme: ['https', 'http'] }).error('Only https:// and http:// addresses.'),
          rule.custom((url) => unfitForReaders(url ?? '') ?? true),
          rule.custom(asSite(webAddress, noWebAddress)).error(),
        ],
      }),
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What is seen; screen readers say it too.',
        validation: (rule) => [
          rule.required().error('Say what is seen.'),
          rule.custom(asSite(text, 'Say what is seen.')).error(),
        ],
      }),
      posterField,
      durationField,
      defineField({
        name: 'credit',
        title: 'Credit',
        type: 'string',
        description: 'Who made it, as it should be printed: “Ana Ruiz / Dateline”.',
      }),
      defineField({
        name: 'captions',
        title: 'Captions',
        type: 'array',
        hidden: ({ parent }) => parent?.file === undefined && parent?.captions === undefined,
        description: 'What is said, to be read over the video: a WebVTT file for each language.',
        of: [
          defineArrayMember({
            name: 'captionsFile',
            title: 'Captions',
            type: 'object',
            fields: [
              defineField({
                name: 'language',
                title: 'Language',
                type: 'string',
                description: 'As a code: en, es, pt-BR, ar.',
                validation: (rule) => [
                  rule.required().error('Which language are they in?'),
                  rule.custom(namesLanguage),
                ],
              }),
              defineField({
                name: 'file',
                title: 'File',
                type: 'file',
                options: { accept: acceptedOf('captions') },
                validation: (rule) => [
                  rule.required().assetRequired().error('Choose the file.'),
                  rule.custom(fileIsOfKind('captions', 'This is no WebVTT file (.vtt).')),
                ],
              }),
            ],
            preview: {
              select: { language: 'language', name: 'file.asset.originalFilename' },
              prepare: ({ language, name }) => ({
                title: language || 'No language yet',
                subtitle: name || 'No file yet',
              }),
            },
          }),
        ],
      }),
      transcriptField('What is said and seen, for readers who cannot or would rather not watch.'),
    ],
    preview: {
      select: {
        title: 'title',
        credit: 'credit',
        duration: 'duration',
        url: 'url',
        file: 'file.asset.originalFilename',
        picture: 'poster.asset.url',
      },
      prepare: ({ title, credit, duration, url, file, picture }) => {
        const frame = frameOf(url ?? '');
        const from = file || (frame ? `${frame.provider}, loaded when asked` : url);
        return {
          title: title || 'Video without a title',
          subtitle: ['Video', duration, from].filter(Boolean).join(' · '),
          facts: { title, credit, duration, from, picture },
        };
      },
    },
  }),
} satisfies StudioBlock<'video'>;
