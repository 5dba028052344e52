import { z } from 'zod';
import { viewed } from '../../contract/tolerant.ts';
import { id } from '../../contract/words.ts';
import { imageContract, imageProjection, imageView } from '../../image/image.ts';
import type { BodyObject } from '../view.ts';

export const newsImageProjection = imageProjection;

/** A picture in the text; its fields stand in the block itself. */
export const newsImage = viewed(
  z.object({ _type: z.literal('newsImage'), _key: id, ...imageContract.shape }),
  ({ _type, _key, ...raw }): BodyObject<'newsImage'> => ({ _type, _key, image: imageView(raw) }),
);
