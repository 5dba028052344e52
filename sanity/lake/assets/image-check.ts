import { open, readFile, stat } from 'node:fs/promises';
import sharp, { type SharpOptions } from 'sharp';
import { refuse } from '../wire/refusal.ts';
import { type Converted, convertHeic, isHeic } from './heic.ts';
import { checkSvg, largestSvg, svgTooLarge } from './svg/check.ts';
import { refuseSvg } from './svg/refusal.ts';

/** Picture formats accepted, by the name the decoder gives them. */
const formats = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
  avif: { extension: 'avif', mimeType: 'image/avif' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
} as const;

export type ImageFormat = keyof typeof formats;

/** A picture that has been looked at and found good. Sizes in pixels, after EXIF orientation. */
export type CheckedImage = {
  format: ImageFormat;
  extension: (typeof formats)[ImageFormat]['extension'];
  mimeType: (typeof formats)[ImageFormat]['mimeType'];
  width: number;
  height: number;
  /** Frames of an animation; 1 for a still. */
  frames: number;
  hasAlpha: boolean;
  /** The raw EXIF block, if the picture has one. */
  exif: Buffer | null;
};

const accepted = 'Upload a JPEG, PNG, WebP, AVIF, HEIC, GIF, TIFF or SVG.';

const notAPicture = () =>
  refuse(
    'malformed',
    `This is not a picture that can be read, whatever its name says. ${accepted}`,
  );

const isFormat = (name: string): name is ImageFormat => Object.hasOwn(formats, name);

/** How every picture is opened: within the pixel limit, refusing what is damaged. */
export const readOptions = (pixels: number): SharpOptions => ({
  limitInputPixels: pixels,
  failOn: 'error',
});

/** How pictures begin, in hexadecimal: nothing else is shown to a decoder. */
const beginnings: readonly RegExp[] = [
  /^ffd8ff/,
  /^89504e470d0a1a0a/,
  /^47494638(37|39)61/,
  /^52494646.{8}57454250/,
  /^(49492a00|4d4d002a|49492b00|4d4d002b)/,
  /^.{8}66747970/,
];

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Most pixels of the pictures in a drawing, all together: each is unpacked whole to draw it. */
const mostInside = 20_000_000;

async function checkPicturesInside(addresses: readonly string[]): Promise<void> {
  let pixels = 0;
  for (const address of addresses) {
    const data = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    const head = await sharp(data)
      .metadata()
      .catch(() => null);
    if (head === null) throw refuseSvg('has a picture inside that cannot be read');
    pixels += head.width * head.height;
    if (pixels > mostInside) throw refuseSvg('has pictures inside that are too large');
  }
}

/** A drawing is text; it is read by us before a decoder sees it. */
async function checkBeginning(path: string): Promise<void> {
  const beginning = await beginningOf(path);
  const digits = beginning.toString('hex');
  if (beginnings.some((pattern) => pattern.test(digits))) return;
  if (digits.startsWith('1f8b')) {
    throw refuse('malformed', 'A compressed SVG is not accepted. Save it as a plain SVG.');
  }
  if (!/^[\s\ufeff]*</.test(beginning.toString('utf8'))) throw notAPicture();
  if ((await stat(path)).size > largestSvg) throw svgTooLarge();
  await checkPicturesInside(checkSvg(await readFile(path)));
}

async function readHead(path: string, pixels: number) {
  try {
    return await sharp(path, readOptions(pixels)).metadata();
  } catch (error) {
    if (error instanceof Error && /pixel limit/.test(error.message)) throw tooManyPixels(pixels);
    throw notAPicture();
  }
}

const tooManyPixels = (most: number) =>
  refuse(
    'malformed',
    `The picture unpacks to more than ${Math.floor(most / 1_000_000)} million pixels. Scale it down first.`,
  );

/**
 * A HEIC as what it is kept as; null for any other file.
 *
 * @param pixels most pixels it may unpack to.
 * @throws Refused for one that is too large unpacked, or damaged.
 */
export async function heicAsJpeg(path: string, pixels: number): Promise<Converted | null> {
  const digits = (await beginningOf(path)).toString('hex');
  if (!/^.{8}66747970/.test(digits)) return null;
  const head = await readHead(path, pixels);
  if (!isHeic(head)) return null;
  if (head.width * head.height > pixels) throw tooManyPixels(pixels);
  return convertHeic(path, head).catch(() => {
    throw damaged();
  });
}

/**
 * Looks at the content of a file (never at its name or header) and says what picture it is.
 * Cheap: the pixels are decoded later, when the metadata is made, which finds damage.
 *
 * @param pixels most pixels over all frames.
 * @throws Refused for anything that is no picture, too large unpacked, or an unsafe SVG.
 */
export async function checkImage(path: string, pixels: number): Promise<CheckedImage> {
  await checkBeginning(path);
  const head = await readHead(path, pixels);
  const name = head.format === 'heif' && head.compression === 'av1' ? 'avif' : head.format;
  if (name === 'heif') {
    throw refuse('malformed', `This kind of HEIF cannot be read. ${accepted}`);
  }
  if (!name || !isFormat(name)) throw notAPicture();
  const { width, height } = head.autoOrient;
  const frames = head.pages ?? 1;
  if (width * height * frames > pixels) throw tooManyPixels(pixels);
  return {
    format: name,
    ...formats[name],
    width,
    height,
    frames: name === 'gif' || name === 'webp' ? frames : 1,
    hasAlpha: head.hasAlpha,
    exif: head.exif ?? null,
  };
}

/** The picture's head was good and its pixels are not. */
export const damaged = () =>
  refuse('malformed', 'The picture is damaged or cut short: not all of it can be read.');
