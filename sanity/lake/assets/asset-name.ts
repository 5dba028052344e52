/** Names of assets: on disk, in addresses and in `_id`s they say the same thing in three spellings. */

/** An image's name; width and height are those of the picture as seen (after EXIF orientation). */
export type ImageName = { sha1: string; width: number; height: number; extension: string };
export type FileName = { sha1: string; extension: string };

const imageFile = /^([0-9a-f]{40})-(\d{1,6})x(\d{1,6})\.([a-z]{2,5})$/;
const plainFile = /^([0-9a-f]{40})\.([a-z0-9]{1,12})$/;

/** Reads `<sha1>-<W>x<H>.<ext>`; null for anything else, so that no address reaches another path. */
export function parseImageFile(file: string): ImageName | null {
  const [, sha1, width, height, extension] = imageFile.exec(file) ?? [];
  if (!sha1 || !extension) return null;
  return { sha1, width: Number(width), height: Number(height), extension };
}

/** Reads `<sha1>.<ext>`; null for anything else. */
export function parsePlainFile(file: string): FileName | null {
  const [, sha1, extension] = plainFile.exec(file) ?? [];
  return sha1 && extension ? { sha1, extension } : null;
}

export const imageFileOf = ({ sha1, width, height, extension }: ImageName) =>
  `${sha1}-${width}x${height}.${extension}`;

export const plainFileOf = ({ sha1, extension }: FileName) => `${sha1}.${extension}`;

/** `image-<sha1>-<W>x<H>-<ext>`, as hosted Sanity names its image asset documents. */
export const imageAssetId = ({ sha1, width, height, extension }: ImageName) =>
  `image-${sha1}-${width}x${height}-${extension}`;

/** `file-<sha1>-<ext>`. */
export const fileAssetId = ({ sha1, extension }: FileName) => `file-${sha1}-${extension}`;
