import sharp, { type Sharp } from 'sharp';
import { Refusal } from '../http/refusal.ts';
import type { ImageName } from './asset-name.ts';
import { type Geometry, geometryOf, type Region, type Size } from './geometry.ts';
import { readOptions } from './image-check.ts';
import type { Colour, OutputFormat, TransformParams } from './transform-params.ts';

/** Unpacked pixels between two steps. */
type Pixels = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 };

const openPixels = ({ data, width, height, channels }: Pixels): Sharp =>
  sharp(data, { raw: { width, height, channels } });

async function unpack(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

const strategies = { entropy: sharp.strategy.entropy, edges: sharp.strategy.attention } as const;

const stretch = { fit: 'fill' } as const;

/** Cuts and scales; `animated` keeps all frames. */
function reshape(picture: Sharp, { region, scaled, pick }: Geometry): Sharp {
  const { left, top, width, height } = region;
  const cut = picture.extract({ left, top, width, height });
  return pick
    ? cut.resize({ ...scaled, fit: 'cover', position: strategies[pick] })
    : cut.resize({ ...scaled, ...stretch });
}

/** A drawing as pixels, at `factor` times its size, so that enlarging it does not blur it. */
async function rasterised(path: string, source: Size, factor: number, pixels: number) {
  const size = { width: source.width * factor, height: source.height * factor };
  const drawing = sharp(path, { ...readOptions(pixels), density: 72 * factor });
  return openPixels(await unpack(drawing.resize({ ...size, ...stretch }).ensureAlpha()));
}

const times = ({ left, top, width, height }: Region, factor: number): Region => ({
  left: left * factor,
  top: top * factor,
  width: width * factor,
  height: height * factor,
});

async function reshapeDrawing(path: string, source: Size, geometry: Geometry, pixels: number) {
  const { region, scaled } = geometry;
  const wish = Math.ceil(Math.max(scaled.width / region.width, scaled.height / region.height));
  const bound = Math.floor(Math.sqrt(pixels / (source.width * source.height)));
  const factor = Math.max(1, Math.min(wish, bound, 16));
  const drawing = await rasterised(path, source, factor, pixels);
  return reshape(drawing, { ...geometry, region: times(region, factor) });
}

/** Sigma of a Gaussian above which blurring a smaller picture looks the same and takes no time. */
const largeBlur = 8;

async function blurred(picture: Sharp, amount: number): Promise<Sharp> {
  const sigma = Math.max(0.3, amount / 10);
  if (sigma <= largeBlur) return picture.blur(sigma);
  const full = await unpack(picture);
  const factor = sigma / (largeBlur / 2);
  const small = {
    width: Math.max(1, Math.round(full.width / factor)),
    height: Math.max(1, Math.round(full.height / factor)),
  };
  const shrunk = await unpack(openPixels(full).resize({ ...small, ...stretch }));
  const soft = await unpack(openPixels(shrunk).blur(largeBlur / 2));
  const size = { width: full.width, height: full.height };
  return openPixels(soft).resize({ ...size, ...stretch, kernel: 'cubic' });
}

/** What changes the look of a picture and not its size. */
async function withEffects(picture: Sharp, params: TransformParams): Promise<Sharp> {
  const { blur = 0, sharp: sharpness = 0, sat = 0, invert = false } = params;
  const base = openPixels(await unpack(blur > 0 ? await blurred(picture, blur) : picture));
  if (sharpness > 0) base.sharpen({ sigma: 1, m1: sharpness / 50, m2: sharpness / 20 });
  if (sat === -100) base.greyscale();
  else if (sat !== 0) base.modulate({ saturation: 1 + sat / 100 });
  if (invert) base.negate({ alpha: false });
  return base;
}

const formatsWithAlpha: ReadonlySet<OutputFormat> = new Set(['png', 'webp', 'avif', 'gif']);

const transparent: Colour = { r: 255, g: 255, b: 255, alpha: 0 };
const white: Colour = { r: 255, g: 255, b: 255, alpha: 1 };

/** Lays the picture on its canvas and padding. */
function surrounded(picture: Pixels, { canvas, pad }: Geometry, background: Colour): Sharp {
  const { width, height } = picture;
  const wide = (canvas?.width ?? width) - width;
  const high = (canvas?.height ?? height) - height;
  return openPixels(picture)
    .ensureAlpha()
    .extend({
      left: Math.floor(wide / 2) + pad,
      right: Math.ceil(wide / 2) + pad,
      top: Math.floor(high / 2) + pad,
      bottom: Math.ceil(high / 2) + pad,
      background,
    });
}

/** Steps after cutting and scaling. Each takes pixels in, as sharp has an order of its own otherwise. */
async function finished(
  shaped: Sharp,
  geometry: Geometry,
  params: TransformParams,
  format: OutputFormat,
): Promise<Sharp> {
  let picture = shaped;
  if (geometry.turn !== 0) picture = openPixels(await unpack(picture)).rotate(geometry.turn);
  if (params.flip) {
    const { flip } = params;
    picture = openPixels(await unpack(picture))
      .flip(flip.includes('v'))
      .flop(flip.includes('h'));
  }
  if (params.blur || params.sharp || params.sat || params.invert) {
    picture = await withEffects(picture, params);
  }
  const fallback = formatsWithAlpha.has(format) ? transparent : white;
  if (geometry.canvas || geometry.pad > 0) {
    picture = surrounded(await unpack(picture), geometry, params.bg ?? fallback);
  }
  const { r, g, b, alpha } = params.bg ?? fallback;
  // A translucent background cannot lie under a picture that has no alpha left afterwards.
  return alpha === 1 ? picture.flatten({ background: { r, g, b } }) : picture;
}

/** How each format is written. Speed matters more than the last percent: readers wait for the first. */
const writers: Record<OutputFormat, (picture: Sharp, quality: number | undefined) => Sharp> = {
  jpg: (picture, quality = 75) => picture.jpeg({ quality }),
  pjpg: (picture, quality = 75) => picture.jpeg({ quality, progressive: true }),
  png: (picture) => picture.png({ compressionLevel: 7 }),
  webp: (picture, quality = 75) => picture.webp({ quality, effort: 3 }),
  avif: (picture, quality = 55) => picture.avif({ quality, effort: 2 }),
  gif: (picture) => picture.gif({ effort: 4 }),
};

/** Whether all that is asked for can be done to every frame of an animation. */
const keepsFrames = (geometry: Geometry, params: TransformParams, format: OutputFormat) =>
  (format === 'gif' || format === 'webp') &&
  !geometry.canvas &&
  !geometry.pick &&
  geometry.turn === 0 &&
  geometry.pad === 0 &&
  !(params.flip || params.blur || params.sharp || params.sat || params.invert);

/** Most pixels over all frames of an animation that is made anew; beyond, its first frame is used. */
const mostAnimated = 32_000_000;

async function isAnimation(path: string, name: ImageName, scaled: Size, pixels: number) {
  if (name.extension !== 'gif' && name.extension !== 'webp') return false;
  const { pages = 1 } = await sharp(path, readOptions(pixels)).metadata();
  return pages > 1 && pages * scaled.width * scaled.height <= mostAnimated;
}

/** Longest time one transformation may take, in seconds. */
const patience = 30;

/**
 * Makes the picture asked for.
 *
 * @param path the original. @param pixels the limit it was accepted with.
 * @returns the encoded picture.
 * @throws Refusal 400 when what is asked for does not fit the picture.
 */
export async function transform(
  path: string,
  name: ImageName,
  params: TransformParams,
  format: OutputFormat,
  pixels: number,
): Promise<Buffer> {
  const source = { width: name.width, height: name.height };
  const geometry = geometryOf(source, params);
  const animated =
    keepsFrames(geometry, params, format) &&
    (await isAnimation(path, name, geometry.scaled, pixels));
  const shaped =
    name.extension === 'svg'
      ? await reshapeDrawing(path, source, geometry, pixels)
      : reshape(sharp(path, { ...readOptions(pixels), animated }).autoOrient(), geometry);
  const picture = animated ? shaped : await finished(shaped, geometry, params, format);
  try {
    return await writers[format](picture, params.q).timeout({ seconds: patience }).toBuffer();
  } catch (error) {
    if (error instanceof Error && /timeout/i.test(error.message)) {
      throw new Refusal(
        400,
        'The picture asked for takes too long to make: ask for a smaller one.',
      );
    }
    throw error;
  }
}
