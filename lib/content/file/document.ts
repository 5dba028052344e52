import { z } from 'zod';
import { assetAddress } from '../asset-address.ts';
import { optional, viewed } from '../contract/tolerant.ts';
import { fileName } from './file.ts';
import { extensionOf, isOfKind } from './kinds.ts';

/** Of the asset of a file that readers are given as it is. */
export const documentAssetProjection = /* groq */ `_id, size`;

/** A document as readers get it: where it is, what it is, how large. */
export const documentAsset = viewed(
  z.object({
    _id: fileName.refine(
      (name) => isOfKind(name, 'document'),
      'is not a document that readers can be given',
    ),
    size: optional(z.number().min(0)),
  }),
  ({ _id, size }) => ({
    url: assetAddress('files', _id),
    type: extensionOf(_id).toUpperCase(),
    size,
  }),
);
