import { assetAddress } from '../asset-address.ts';

/** What a Sanity image asset's id says: `image-<sha1>-<W>x<H>-<ext>`. */
export type ImageAssetId = { file: string; width: number; height: number; format: string };

const pattern = /^image-([A-Za-z0-9]+)-(\d+)x(\d+)-([a-z0-9]+)$/;

/** Reads an asset id; null when it is not one, or of a picture without extent. */
export function parseImageAssetId(id: string): ImageAssetId | null {
  const [, hash, width, height, format] = pattern.exec(id) ?? [];
  if (!hash || !format || !Number(width) || !Number(height)) return null;
  return {
    file: `${hash}-${width}x${height}.${format}`,
    width: Number(width),
    height: Number(height),
    format,
  };
}

/** Address of an original, without what readers may have of it. */
export const originalAddress = (file: string): string => assetAddress('images', file);
