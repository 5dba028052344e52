import sharp, { type Sharp } from 'sharp';
import type { ImageName } from './asset-name.ts';
import { type Geometry, geometryOf, type Region, type Size } from './geometry.ts';
import { readOptions } from './image-check.ts';
import { rightsOf, withRights } from './rights.ts';
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

/** Most pixels a drawing is drawn in: with what its filters hold besides, it stays within bounds. */
const mostDrawn = 16_000_000;

/** Sides at `factor` times their length, in whole pixels. */
const times = ({ width, height }: Size, factor: number): Size => ({
  width: Math.max(1, Math.round(width * factor)),
  height: Math.max(1, Math.round(height * factor)),
});

/** A region of a drawing where it lies when the whole is drawn in another size. */
function regionIn(drawn: Size, { left, top, ...size }: Region, factor: number): Region {
  const { width, height } = times(size, factor);
  return {
    left: Math.min(Math.round(left * factor), Math.max(0, drawn.width - width)),
    top: Math.min(Math.round(top * factor), Math.max(0, drawn.height - height)),
    width: Math.min(width, drawn.width),
    height: Math.min(height, drawn.height),
  };
}

/** A drawing is drawn in the size it is needed in, so that enlarging it does not blur it. */
async function reshapeDrawing(path: string, source: Size, geometry: Geometry, pixels: number) {
  const { region, scaled } = geometry;
  const wish = Math.ceil(Math.max(scaled.width / region.width, scaled.height / region.height));
  const bound = Math.sqrt(mostDrawn / (source.width * source.height));
  const factor = bound < 1 ? bound : Math.max(1, Math.min(wish, Math.floor(bound), 16));
  const drawn = times(source, factor);
  const drawing = sharp(path, { ...readOptions(pixels), density: 72 * Math.max(1, factor) });
  const picture = openPixels(await unpack(drawing.resize({ ...drawn, ...stretch }).ensureAlpha()));
  return reshape(picture, { ...geometry, region: regionIn(drawn, region, factor) });
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
  gif: (picture) => picture.gif({ effort: 1 }),
};

/** Whether all that is asked for can be done to every frame of an animation. */
const keepsFrames = (geometry: Geometry, params: TransformParams) =>
  !geometry.canvas &&
  !geometry.pick &&
  geometry.turn === 0 &&
  geometry.pad === 0 &&
  !(params.flip || params.blur || params.sharp || params.sat || params.invert);

/**
 * Most pixels over all frames of an animation that is made anew; beyond, its first frame is used. A
 * GIF takes five times as long to make as a WebP.
 */
const mostAnimated = { gif: 4_000_000, webp: 16_000_000 } as const;

const isAnimation = (pages: number, format: 'gif' | 'webp', { width, height }: Size): boolean =>
  pages > 1 && pages * width * height <= mostAnimated[format];

/**
 * Makes the picture asked for. Of what the original says beside its pixels only the rights go along.
 *
 * @param path the original. @param pixels the limit it was accepted with.
 * @returns the encoded picture.
 * @throws Refused 400 when what is asked for does not fit the picture.
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
  const head = await sharp(path, readOptions(pixels)).metadata();
  const animated =
    (name.extension === 'gif' || name.extension === 'webp') &&
    (format === 'gif' || format === 'webp') &&
    keepsFrames(geometry, params) &&
    isAnimation(head.pages ?? 1, format, geometry.scaled);
  const shaped =
    name.extension === 'svg'
      ? await reshapeDrawing(path, source, geometry, pixels)
      : reshape(sharp(path, { ...readOptions(pixels), animated }).autoOrient(), geometry);
  const rights = rightsOf(head);
  if (animated) return writers[format](shaped, params.q).toBuffer();
  const picture = await finished(shaped, geometry, params, format);
  if (rights === null) return writers[format](picture, params.q).toBuffer();
  // From bare pixels: beside EXIF that is written, the thumbnail of the original's would be kept.
  const bare = openPixels(await unpack(picture));
  return withRights(writers[format](bare, params.q), rights).toBuffer();
}
