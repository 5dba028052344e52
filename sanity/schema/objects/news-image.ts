import { ImageIcon } from '@sanity/icons/Image';
import { type ConditionalPropertyCallback, defineField, defineType } from 'sanity';
import { NewsImagePreview } from '#lib/content/body/blocks/news-image/studio/preview.tsx';
import { text, webAddress } from '#lib/content/contract/words.ts';
import { PictureInput } from '../../pictures/picture-input.tsx';
import { placementField } from '../body/placement-field.ts';
import { asSite, noWebAddress } from '../validation/as-site.ts';
import { cropLeavesPicture } from '../validation/crop.ts';
import { isAllowedHere } from '../validation/picture-rights.ts';
import { licenceField } from './licence.ts';
import { rightsField } from './rights.ts';

/** What is said about a picture is asked once there is one. */
const withoutPicture: ConditionalPropertyCallback = ({ parent }) => !parent?.asset;

/** A picture with everything a newsroom says about it. */
export const newsImage = defineType({
  name: 'newsImage',
  title: 'Picture',
  type: 'image',
  icon: ImageIcon,
  components: { preview: NewsImagePreview, input: PictureInput },
  options: { hotspot: true, metadata: ['blurhash', 'lqip', 'palette'] },
  // A field that has rules of its own names these again: they would take the place of these.
  validation: (rule) => [
    rule.assetRequired().error('Choose a picture, or remove this empty one.'),
    rule.custom(cropLeavesPicture).error(),
    rule.custom(isAllowedHere).error(),
  ],
  fields: [
    placementField(({ path, parent }) => !parent?.asset || path.at(-3) !== 'body'),
    defineField({
      name: 'alt',
      title: 'Alternative text',
      type: 'string',
      hidden: withoutPicture,
      description: 'What the picture shows, for readers who cannot see it. Not the caption again.',
      validation: (rule) => [
        rule.required().error('Say what the picture shows.'),
        rule.custom(asSite(text, 'Say what the picture shows.')).error(),
        rule.max(250).warning('Screen readers speak this in one go: keep it short.'),
      ],
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'text',
      hidden: withoutPicture,
      rows: 2,
      description: 'Shown below the picture: who, where, when.',
    }),
    defineField({
      name: 'credit',
      title: 'Credit',
      type: 'string',
      hidden: withoutPicture,
      description: 'Who made it, as it should be printed: “Ana Ruiz / Dateline”.',
      validation: (rule) => [
        rule.required().error('Every picture needs a credit.'),
        rule.custom(asSite(text, 'Every picture needs a credit.')).error(),
      ],
    }),
    defineField({
      name: 'photographer',
      title: 'Photographer',
      type: 'string',
      hidden: withoutPicture,
      description: 'The name of the person who made it, for search engines. Empty for an agency.',
    }),
    { ...licenceField, hidden: withoutPicture },
    defineField({
      name: 'source',
      title: 'Source',
      type: 'url',
      hidden: withoutPicture,
      description: 'Where the original can be found.',
      validation: (rule) => rule.custom(asSite(webAddress, noWebAddress)).error(),
    }),
    { ...rightsField, hidden: withoutPicture },
  ],
  preview: {
    select: { alt: 'alt', caption: 'caption', credit: 'credit', media: 'asset', url: 'asset.url' },
    prepare: ({ alt, caption, credit, media, url }) => ({
      title: caption || alt || 'Picture',
      subtitle: credit ? `Picture: ${credit}` : 'No credit yet',
      media: media ?? ImageIcon,
      facts: { url, alt, caption, credit },
    }),
  },
});
