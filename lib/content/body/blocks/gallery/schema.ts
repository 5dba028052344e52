import { ImagesIcon } from '@sanity/icons/Images';
import { defineArrayMember, defineField, defineType } from 'sanity';
import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { GalleryPreview } from './studio/preview.tsx';

/** Pictures that belong together: two stand side by side, more in a row to go along. */
export const gallerySchema = {
  group: 'media',
  type: defineType({
    name: 'gallery',
    title: 'Gallery',
    type: 'object',
    icon: ImagesIcon,
    components: { preview: GalleryPreview },
    fields: [
      defineField({
        name: 'title',
        title: 'Title',
        type: 'string',
        description: 'What they show together; screen readers say it first.',
      }),
      defineField({
        name: 'pictures',
        title: 'Pictures',
        type: 'array',
        description: 'Two stand side by side; more in a row that readers go along.',
        options: { layout: 'grid' },
        of: [defineArrayMember({ type: 'newsImage' })],
        validation: (rule) => [
          rule.required().min(1).error('Choose the pictures.'),
          rule.min(2).warning('One picture is better placed as a picture.'),
        ],
      }),
    ],
    preview: {
      select: {
        title: 'title',
        pictures: 'pictures',
        media: 'pictures.0.asset',
        first: 'pictures.0.asset.url',
        second: 'pictures.1.asset.url',
      },
      prepare: ({ title, pictures, media, first, second }) => {
        const count = Array.isArray(pictures) ? pictures.length : 0;
        return {
          title: title || 'Gallery',
          subtitle: count === 1 ? '1 picture' : `${count} pictures`,
          media,
          facts: { title, urls: [first, second], count },
        };
      },
    },
  }),
} satisfies StudioBlock<'gallery'>;
