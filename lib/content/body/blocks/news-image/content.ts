import { z } from 'zod';
import { viewed } from '../../../contract/tolerant.ts';
import { id } from '../../../contract/words.ts';
import { imageContract, imageProjection, imageView, imageWords } from '../../../image/image.ts';
import { placement } from '../../placement/placement.ts';
import type { ContentBlock } from '../block.ts';
import type { NewsImageView } from './view.ts';

export const newsImageProjection = /* groq */ `_type == "newsImage" => { ${imageProjection}, placement }`;

export const newsImageWords = /* groq */ `_type == "newsImage" => [${imageWords}]`;

/** A picture in the text; its fields stand in the block itself. */
export const newsImage = {
  contract: viewed(
    z.object({ _type: z.literal('newsImage'), _key: id, ...imageContract.shape, placement }),
    ({ _type, _key, placement, ...raw }): NewsImageView => ({
      _type,
      _key,
      placement,
      image: imageView(raw),
    }),
  ),
  plainText: () => '',
  examples: () => import('./example.ts'),
} satisfies ContentBlock<NewsImageView>;
