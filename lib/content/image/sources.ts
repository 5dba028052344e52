import { absoluteUrl } from '#lib/routes.ts';
import { type Rect, visiblePart } from './part.ts';
import { pictureSigner, type Sign } from './signature.ts';
import type { ImageView } from './view.ts';

/** What an `img` element needs. */
export type ImageSources = {
  /** The widest one. */
  src: string;
  /** Every width once, ascending. */
  srcSet: string;
  /** Size of `src` in pixels, so that the page keeps its place. */
  width: number;
  height: number;
};

type Wanted = {
  /** Pixel widths worth having. None beyond the original's is offered. */
  widths: readonly number[];
  /** Width ÷ height of the frame, cut around the focal point; without it the editor's crop stands. */
  aspect?: number | null;
};

/** No picture has more pixels: the embedded lake makes none for readers, and no page needs one. */
const mostPixels = 4_000_000;

/** Between size and sharpness, for photographs. */
const quality = 75;

/**
 * Addresses of a picture in the widths a page wants, with the editor's crop and focal point.
 *
 * @see https://www.sanity.io/docs/apis-and-sdks/image-urls
 */
export function imageSources(image: ImageView, { widths, aspect = null }: Wanted): ImageSources {
  const part = visiblePart(image, aspect);
  const offered = offeredWidths(image, widths, part);
  const widest = offered.at(-1) ?? widestOf(image, part);
  const sign = pictureSigner();
  const kind = isDrawing(image) ? drawn : negotiated;
  const address = (width: number) => addressOf(image, { part, width, kind }, sign);
  return {
    src: address(widest),
    srcSet: offered.map((width) => `${address(width)} ${width}w`).join(', '),
    width: widest,
    height: heightAt(part, widest),
  };
}

/** How far down its focal point is in a picture cut to `aspect`, as a fraction; null where nobody set one. */
export function focusDown(image: ImageView, aspect: number): number | null {
  if (image.hotspot === null) return null;
  const { top, height } = visiblePart(image, aspect);
  const down = (image.hotspot.y * image.asset.height - top) / height;
  return Math.min(Math.max(down, 0), 1);
}

/**
 * One picture in one size and of one kind, with an absolute address, for metadata and feeds: whoever
 * follows it gets just that, whatever they say that they take.
 */
export type FixedImage = {
  url: string;
  width: number;
  height: number;
  type: 'image/jpeg' | 'image/png';
};

/** A picture cut to `aspect`, at most `width` pixels wide, under the site's public `origin`. */
export function fixedImage(
  image: ImageView,
  origin: string,
  aspect: number | null,
  width = 1200,
): FixedImage {
  const part = visiblePart(image, aspect);
  const [wide = widestOf(image, part)] = offeredWidths(image, [width], part);
  const type = isDrawing(image) ? 'image/png' : 'image/jpeg';
  const kind = type === 'image/png' ? plainDrawing : plainPhotograph;
  const address = addressOf(image, { part, width: wide, kind }, pictureSigner());
  return { url: absoluteUrl(origin, address), width: wide, height: heightAt(part, wide), type };
}

/** How the kind of file is asked for: the parameters, in their order. */
type Kind = readonly (readonly [name: string, value: string])[];

/** Whatever the browser says it takes. */
const negotiated: Kind = [['auto', 'format']];
/** A drawing is asked for drawn: as it is, it shows what was cut off it, and is whatever its file is. */
const drawn: Kind = [['fm', 'webp']];
/** What everybody takes; what is transparent stands on white. */
const plainPhotograph: Kind = [
  ['fm', 'jpg'],
  ['bg', 'ffffff'],
];
const plainDrawing: Kind = [
  ['fm', 'png'],
  ['bg', 'ffffff'],
];

const isDrawing = ({ asset }: ImageView): boolean => asset.url.endsWith('.svg');

/** No picture is wider: the embedded lake makes none for readers. */
const mostWidth = 2144;

/** The width of a part as large as pictures are made; a drawing is sharp at any. */
const widestOf = (image: ImageView, { width, height }: Rect): number => {
  const most = Math.floor(Math.sqrt((mostPixels * width) / height));
  return Math.max(1, Math.min(isDrawing(image) ? mostWidth : width, most));
};

/** The wanted widths that the part has, and its own when they ask for more than it has. */
function offeredWidths(image: ImageView, widths: readonly number[], part: Rect): number[] {
  const fitting = widths.map((width) => Math.min(Math.round(width), widestOf(image, part)));
  return [...new Set(fitting)].filter((width) => width > 0).sort((a, b) => a - b);
}

/** The height follows from the width, here as in the lake: an address has the width alone. */
const heightAt = (part: Rect, width: number): number =>
  Math.max(1, Math.round((width * part.height) / part.width));

type Asked = { part: Rect; width: number; kind: Kind };

/** The embedded lake makes the whole picture for anybody; for all else the address is signed. */
function addressOf({ asset }: ImageView, { part, width, kind }: Asked, sign: Sign | null): string {
  const whole = part.width === asset.width && part.height === asset.height;
  const query = new URLSearchParams();
  if (!whole) query.set('rect', [part.left, part.top, part.width, part.height].join(','));
  query.set('w', String(width));
  query.set('q', String(quality));
  for (const [name, value] of kind) query.set(name, value);
  const file = asset.url.slice(asset.url.lastIndexOf('/') + 1);
  if (sign !== null && !(whole && kind === negotiated)) query.set('s', sign(file, query));
  return `${asset.url}?${query}`;
}
