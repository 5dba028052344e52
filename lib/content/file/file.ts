import { z } from 'zod';
import { assetAddress } from '../asset-address.ts';
import { viewed } from '../contract/tolerant.ts';
import { cleaned, optionalText } from '../contract/words.ts';
import { type FileKind, isOfKind } from './kinds.ts';

/** Of the asset of a `file`, once it is followed. */
export const fileAssetProjection = /* groq */ `_id, mimeType`;

/** An uploaded file as pages use it. */
export type FileView = { url: string; mimeType: string | null };

const pattern = /^file-([A-Za-z0-9]+)-([a-z0-9]+)$/;

/** The id of a file's asset, as the name it has in addresses. */
export const fileName = cleaned(
  z.string().transform((id, context) => {
    const [, hash, extension] = pattern.exec(id) ?? [];
    if (hash && extension) return `${hash}.${extension}`;
    context.issues.push({ code: 'custom', message: 'is not a file asset id', input: id });
    return z.NEVER;
  }),
);

/** An uploaded file of whatever type. */
export const fileAsset = viewed(
  z.object({ _id: fileName, mimeType: optionalText }),
  ({ _id, mimeType }): FileView => ({ url: assetAddress('files', _id), mimeType }),
);

/** The address of an uploaded file of a kind; `reason` is said of any other. */
export const fileOfKind = (kind: FileKind, reason: string) =>
  viewed(
    fileAsset.refine(({ value: { url } }) => isOfKind(url, kind), reason),
    ({ url }) => url,
  );
