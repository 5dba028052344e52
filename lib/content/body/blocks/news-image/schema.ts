import type { StudioBlock } from '#sanity/schema/body/studio-block.ts';
import { newsImage } from '#sanity/schema/objects/news-image.ts';

/** The picture stories lead with, as a block between two paragraphs. */
export const newsImageSchema = {
  group: 'media',
  type: newsImage,
} satisfies StudioBlock<'newsImage'>;
