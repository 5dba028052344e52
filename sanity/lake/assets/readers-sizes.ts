import { refuse } from '../wire/refusal.ts';
import type { ImageName } from './asset-name.ts';
import type { Size } from './geometry.ts';
import type { Colour, TransformParams } from './transform-params.ts';

/**
 * The sizes of pictures that anybody may have: a closed set, so that nothing a stranger invents is
 * made or kept. Whatever width is asked for, one of these is answered.
 */

/** Widths in pixels: first the Studio's thumbnails, then what the site's pages, feeds and metadata ask for. */
export const readersWidths: readonly number[] = [
  15, 25, 30, 33, 45, 50, 66, 73, 75, 88, 99, 104, 112, 128, 146, 160, 176, 192, 208, 219, 224, 256,
  272, 288, 312, 320, 336, 384, 400, 432, 480, 512, 544, 576, 600, 640, 656, 800, 816, 828, 832,
  848, 984, 1024, 1080, 1200, 1312, 1440, 1600, 1696, 2000, 2144,
];

/** The fewer of them in which a crop is had that nobody signed. */
const cropWidths: readonly number[] = [33, 66, 160, 320, 640, 1200, 2144];

const widest = Math.max(...readersWidths);

/** The shapes a picture may be cut to, as width ÷ height; the other way round too. */
const shapes: readonly (readonly [number, number])[] = [
  [1, 1],
  [4, 3],
  [3, 2],
  [16, 9],
  [3, 4],
  [2, 3],
  [9, 16],
];

/** Most pixels of a picture made for anybody. */
export const mostReadersPixels = 4_000_000;

/** Crops of strangers begin and end on a grid of so many lines each way. */
const GRID = 16;

const taken = ['w', 'h', 'fit', 'rect', 'q', 'fm', 'auto', 'dpr', 'bg'] as const;
const fits = ['clip', 'max', 'crop', 'fillmax'] as const;
const formats = ['jpg', 'png', 'webp'] as const;
const quality = 75;

const list = (values: readonly unknown[]): string => values.join(', ');

const isIn = <const T extends string>(values: readonly T[], value: string): value is T =>
  values.some((one) => one === value);

const notForReaders = (what: string) =>
  refuse('malformed', `${what} Sign in, or send a token, for anything else.`);

const isWhite = ({ r, g, b, alpha }: Colour): boolean =>
  r === 255 && g === 255 && b === 255 && alpha === 1;

function checkWords(params: TransformParams): void {
  for (const name of Object.keys(params)) {
    if (isIn(taken, name)) continue;
    throw notForReaders(`"${name}" is not among what readers may ask for: ${list(taken)}.`);
  }
  const { w = 1, fit, fm, bg, q = quality } = params;
  if (fit !== undefined && !isIn(fits, fit)) {
    throw notForReaders(`"fit" has to be one of ${list(fits)} for readers, not "${fit}".`);
  }
  if (fm !== undefined && !isIn(formats, fm)) {
    throw notForReaders(`"fm" has to be one of ${list(formats)} for readers, not "${fm}".`);
  }
  if (bg !== undefined && !isWhite(bg)) {
    throw notForReaders('"bg" has to be ffffff for readers.');
  }
  if (q !== quality) throw notForReaders(`"q" has to be ${quality} for readers, not "${q}".`);
  if (w > widest) {
    throw notForReaders(
      `"w" has to be at most ${widest} for readers, not "${w}"; the widths made are ${list(readersWidths)}.`,
    );
  }
}

type Rect = NonNullable<TransformParams['rect']>;

/** The lines of the grid nearest to where a side begins and ends, at least one apart; in pixels. */
function snapped(start: number, length: number, whole: number): [start: number, length: number] {
  const line = (at: number) => Math.min(GRID, Math.round((at / whole) * GRID));
  const first = Math.min(line(start), GRID - 1);
  const last = Math.max(line(start + length), first + 1);
  const pixel = (at: number) => Math.round((at / GRID) * whole);
  const begin = Math.min(pixel(first), whole - 1);
  return [begin, Math.max(1, pixel(last) - begin)];
}

function snappedRect(rect: Rect, source: Size): Rect {
  const [left, width] = snapped(rect.left, rect.width, source.width);
  const [top, height] = snapped(rect.top, rect.height, source.height);
  return { left, top, width, height };
}

const isWhole = (rect: Rect, source: Size): boolean =>
  rect.left === 0 && rect.top === 0 && rect.width === source.width && rect.height === source.height;

type Offer = { widths: readonly number[]; isDrawing: boolean };

/** The width answered for one that was asked for: the next in the set that the picture has. */
function widthFor(wished: number, { width, height }: Size, { widths, isDrawing }: Offer): number {
  const most = Math.floor(Math.sqrt((mostReadersPixels * width) / height));
  const limit = Math.max(1, Math.min(widest, most, isDrawing ? widest : width));
  return widths.find((offer) => offer >= wished && offer < limit) ?? limit;
}

/** The width at which a picture of a shape fits a box; rounding in a box of its shape costs no pixel. */
function widthInside(box: { width?: number; height?: number }, { width, height }: Size): number {
  if (box.height === undefined) return box.width ?? width;
  const byHeight = (box.height * width) / height;
  if (box.width === undefined) return byHeight;
  const isItsShape = Math.abs(box.height - (box.width * height) / width) <= 1;
  return isItsShape ? box.width : Math.min(box.width, byHeight);
}

function shapeOf(width: number, height: number): readonly [number, number] {
  const shape = shapes.find(
    ([wide, high]) =>
      Math.abs(width - (height * wide) / high) <= 1 ||
      Math.abs(height - (width * high) / wide) <= 1,
  );
  if (shape) return shape;
  const names = list(shapes.map((sides) => sides.join(':')));
  throw notForReaders(
    `A picture is cut for readers in the shapes ${names}, not ${width}x${height}.`,
  );
}

/**
 * What is answered to anybody's wish: the nearest of the closed set.
 *
 * @param shown the only part of the picture that anybody may see; null for all of it.
 * @throws Refused 400 that says what readers may ask for.
 */
export function readersWish(
  name: ImageName,
  params: TransformParams,
  shown: Rect | null = null,
): TransformParams {
  checkWords(params);
  const source = { width: name.width, height: name.height };
  const rect = shown ?? (params.rect && snappedRect(params.rect, source));
  const part = rect ?? source;
  const { w, h, fit, fm, auto, bg, dpr = 1 } = params;
  const isCrop = rect !== undefined && !isWhole(rect, source);
  const kept = {
    ...(isCrop && { rect }),
    ...(fm && { fm }),
    ...(auto && { auto }),
    ...(bg && { bg }),
  };
  const offer = {
    widths: isCrop ? cropWidths : readersWidths,
    isDrawing: name.extension === 'svg',
  };
  const isCut = (fit === 'crop' || fit === 'fillmax') && w !== undefined && h !== undefined;
  if (isCut) {
    const [wide, high] = shapeOf(w, h);
    const cut = { width: wide, height: high };
    const width = widthFor(w * dpr, fittingInside(cut, part), offer);
    const height = Math.max(1, Math.round((width * high) / wide));
    return { ...kept, fit, w: width, h: height };
  }
  const wished = { width: w && w * dpr, height: h && h * dpr };
  const width = widthFor(widthInside(wished, part), part, offer);
  // Without a size a picture is as it is, unless that is more than anybody may have.
  if (w === undefined && h === undefined && width === part.width) return kept;
  return { ...kept, w: width };
}

/** The largest size of a shape that lies in a part. */
function fittingInside(shape: Size, part: Size): Size {
  const factor = Math.min(part.width / shape.width, part.height / shape.height);
  return {
    width: Math.max(1, Math.round(shape.width * factor)),
    height: Math.max(1, Math.round(shape.height * factor)),
  };
}

/**
 * Whether a wish is just what the site's pages ask for: the whole picture in one of the widths. These
 * are served before other wishes.
 */
export const isUsual = (asked: TransformParams, answered: TransformParams): boolean =>
  asked.w !== undefined &&
  asked.w === answered.w &&
  asked.rect === undefined &&
  asked.q === quality &&
  asked.auto === 'format' &&
  asked.fit === undefined &&
  asked.fm === undefined &&
  asked.dpr === undefined;
