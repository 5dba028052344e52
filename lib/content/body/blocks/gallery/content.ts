import { z } from 'zod';
import { each, viewed } from '../../../contract/tolerant.ts';
import { id, optionalText } from '../../../contract/words.ts';
import { image, imageProjection, imageWords } from '../../../image/image.ts';
import type { ContentBlock } from '../block.ts';
import type { GalleryView } from './view.ts';

export const galleryProjection = /* groq */ `_type == "gallery" => {
  title,
  pictures[]{ ${imageProjection} }
}`;

export const galleryWords = /* groq */ `_type == "gallery" => [title, ...pictures[]{ "said": [${imageWords}] }.said[]]`;

export const gallery = {
  contract: viewed(
    z.object({
      _type: z.literal('gallery'),
      _key: id,
      title: optionalText,
      pictures: each(image, { atLeast: 1 }),
    }),
    (raw): GalleryView => raw,
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<GalleryView>;
