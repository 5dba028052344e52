import { encode } from 'blurhash';
import sharp, { type SharpOptions } from 'sharp';
import { readExif } from './exif.ts';
import { type CheckedImage, damaged, readOptions } from './image-check.ts';
import type { MetadataWish } from './metadata-wish.ts';
import { type Palette, paletteOf } from './palette.ts';

/** `metadata` of an image asset document, as hosted Sanity writes it. */
export type ImageMetadata = {
  _type: 'sanity.imageMetadata';
  dimensions: {
    _type: 'sanity.imageDimensions';
    width: number;
    height: number;
    aspectRatio: number;
  };
  hasAlpha: boolean;
  isOpaque: boolean;
  /** A tiny picture as a data: URI, to show until the real one is there. */
  lqip?: string;
  blurHash?: string;
  palette?: Palette;
  exif?: { _type: 'sanity.imageExifMetadata' } & Record<string, unknown>;
  image?: { _type: 'sanity.imageExifTags' } & Record<string, unknown>;
  location?: { _type: 'geopoint'; lat: number; lng: number; alt?: number };
};

/** The whole picture, unpacked small: enough for its hash, palette and placeholder. */
async function miniature(path: string, pixels: number) {
  const { data, info } = await sharp(path, readOptions(pixels))
    .autoOrient()
    .resize({ width: 100, height: 100, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

type Miniature = Awaited<ReturnType<typeof miniature>>;

async function placeholder({ data, width, height }: Miniature, isOpaque: boolean): Promise<string> {
  const small = sharp(data, { raw: { width, height, channels: 4 } }).resize({
    width: 20,
    height: 20,
    fit: 'inside',
    withoutEnlargement: true,
  });
  const picture = isOpaque
    ? small.removeAlpha().jpeg({ quality: 70 })
    : small.png({ palette: true, quality: 80 });
  const type = isOpaque ? 'jpeg' : 'png';
  return `data:image/${type};base64,${(await picture.toBuffer()).toString('base64')}`;
}

function hashOf({ data, width, height }: Miniature): string {
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.byteLength);
  return width >= height
    ? encode(pixels, width, height, 4, 3)
    : encode(pixels, width, height, 3, 4);
}

function exifParts(image: CheckedImage, wish: MetadataWish): Partial<ImageMetadata> {
  if (wish.extra.size === 0 || !image.exif) return {};
  const found = readExif(image.exif);
  if (!found) return {};
  return {
    ...(wish.extra.has('exif') && { exif: { _type: 'sanity.imageExifMetadata', ...found.exif } }),
    ...(wish.extra.has('image') && { image: { _type: 'sanity.imageExifTags', ...found.image } }),
    ...(wish.extra.has('location') && found.location && { location: found.location }),
  };
}

/**
 * Everything the document of a picture says about it. Decodes all of the picture, so it is also
 * the test that it is whole.
 *
 * @param pixels the limit it was checked with.
 * @throws Refused for a damaged or truncated picture.
 */
export async function imageMetadata(
  path: string,
  image: CheckedImage,
  wish: MetadataWish,
  pixels: number,
): Promise<ImageMetadata> {
  const { width, height, hasAlpha } = image;
  const small = await decoded(() => miniature(path, pixels));
  const isOpaque = await wholeIsOpaque(path, image, small, pixels);
  const metadata: ImageMetadata = {
    _type: 'sanity.imageMetadata',
    dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
    hasAlpha,
    isOpaque,
    ...exifParts(image, wish),
  };
  if (wish.none) return metadata;
  const palette = paletteOf(small.data);
  return {
    ...metadata,
    lqip: await placeholder(small, isOpaque),
    blurHash: hashOf(small),
    ...(palette && { palette }),
  };
}

const opaque = Buffer.alloc(65_536, 255);

/** Whether every byte is 255; compared in pieces, since there may be a hundred million. */
function isAllOpaque(alpha: Buffer): boolean {
  for (let at = 0; at < alpha.length; at += opaque.length) {
    const piece = alpha.subarray(at, at + opaque.length);
    if (!piece.equals(opaque.subarray(0, piece.length))) return false;
  }
  return true;
}

const alphaOf = (path: string, options: SharpOptions): Promise<Buffer> =>
  sharp(path, options).toColourspace('srgb').ensureAlpha().extractChannel('alpha').raw().toBuffer();

/** Looks at every pixel of every frame where a still without alpha leaves something to find out. */
async function wholeIsOpaque(
  path: string,
  { hasAlpha, frames, format }: CheckedImage,
  small: Miniature,
  pixels: number,
): Promise<boolean> {
  if (!hasAlpha && frames === 1) return true;
  // A drawing has no pixels to look at; one that is large would only have to be drawn for it.
  if (format === 'svg') return small.data.every((byte, at) => at % 4 !== 3 || byte === 255);
  const options = { ...readOptions(pixels), animated: frames > 1 };
  return isAllOpaque(await decoded(() => alphaOf(path, options)));
}

async function decoded<T>(decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch {
    throw damaged();
  }
}
