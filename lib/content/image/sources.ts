import { absoluteUrl } from '#lib/routes.ts';
import { type Rect, visiblePart } from './part.ts';
import { pictureSigner, type Sign } from './signature.ts';
import type { ImageView } from './view.ts';

/** What an `img` element needs. */
export type ImageSources = {
  /** The widest one. */
  src: string;
  /** Every width once, ascending; empty for drawings, which scale by themselves. */
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
  if (image.asset.url.endsWith('.svg')) {
    return { src: image.asset.url, srcSet: '', width: part.width, height: part.height };
  }
  const offered = offeredWidths(widths, part);
  const widest = offered.at(-1) ?? widestOf(part);
  const sign = pictureSigner();
  const address = (width: number) => addressOf(image, part, width, sign);
  return {
    src: address(widest),
    srcSet: offered.map((width) => `${address(width)} ${width}w`).join(', '),
    width: widest,
    height: heightAt(part, widest),
  };
}

/** One picture in one size, with an absolute address, for metadata and feeds. */
export type FixedImage = { url: string; width: number; height: number };

/** A picture cut to `aspect`, at most `width` pixels wide, under the site's public `origin`. */
export function fixedImage(
  image: ImageView,
  origin: string,
  aspect: number | null,
  width = 1200,
): FixedImage {
  const { src, ...size } = imageSources(image, { widths: [width], aspect });
  return { url: absoluteUrl(origin, src), width: size.width, height: size.height };
}

/** The width of a part as large as pictures are made. */
const widestOf = ({ width, height }: Rect): number =>
  Math.max(1, Math.min(width, Math.floor(Math.sqrt((mostPixels * width) / height))));

/** The wanted widths that the part has, and its own when they ask for more than it has. */
function offeredWidths(widths: readonly number[], part: Rect): number[] {
  const fitting = widths.map((width) => Math.min(Math.round(width), widestOf(part)));
  return [...new Set(fitting)].filter((width) => width > 0).sort((a, b) => a - b);
}

const heightAt = (part: Rect, width: number): number =>
  Math.max(1, Math.round((width * part.height) / part.width));

function addressOf({ asset }: ImageView, part: Rect, width: number, sign: Sign | null): string {
  const whole = part.width === asset.width && part.height === asset.height;
  const query = new URLSearchParams();
  if (!whole) query.set('rect', [part.left, part.top, part.width, part.height].join(','));
  query.set('w', String(width));
  query.set('h', String(heightAt(part, width)));
  query.set('q', String(quality));
  query.set('auto', 'format');
  const file = asset.url.slice(asset.url.lastIndexOf('/') + 1);
  if (sign !== null && !whole) query.set('s', sign(file, query));
  return `${asset.url}?${query}`;
}
